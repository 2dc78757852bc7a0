# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""NoNorm is an affine map a channel, and nothing else."""

import keras
import numpy as np

from mobilebert_tf.layers import NoNorm


def test_starts_as_the_identity():
    inputs = np.array([[1.0, -20.0, 300.0]], "float32")
    np.testing.assert_array_equal(NoNorm()(inputs), inputs)


def test_scales_and_shifts_each_channel_without_statistics():
    layer = NoNorm()
    layer.build((None, 2))
    layer.gamma.assign([2.0, -1.0])
    layer.beta.assign([0.5, 10.0])
    # 2 × 3 + 0.5 and −1 × 4 + 10, whatever the other rows hold.
    np.testing.assert_array_equal(
        layer(np.array([[3.0, 4.0], [1e6, 0.0]])), [[6.5, 6.0], [2e6 + 0.5, 10.0]]
    )


def test_config_round_trip():
    copy = NoNorm.from_config(NoNorm(name="norm", dtype="bfloat16").get_config())
    assert copy.name == "norm" and keras.backend.standardize_dtype(copy.compute_dtype) == "bfloat16"
