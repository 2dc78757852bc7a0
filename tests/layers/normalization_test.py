# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The normalisation of each name, and its epsilon."""

import numpy as np
import pytest

from mobilebert_tf.layers import NoNorm, make_normalization


def test_no_norm_by_name():
    assert isinstance(make_normalization("no_norm", name="normalization"), NoNorm)


def test_layer_norm_has_the_original_epsilon():
    layer = make_normalization("layer_norm", name="normalization")
    # Deviation 1e-5, so that Keras' epsilon of 1e-3 would give ±3e-4 instead of ±1:
    # variance 1e-10 over 1e-10 + 1e-12.
    normalized = layer(np.array([[1e-5, -1e-5]], "float32"))
    np.testing.assert_allclose(normalized, [[0.995037, -0.995037]], rtol=1e-5)


def test_layer_norm_takes_another_epsilon():
    layer = make_normalization("layer_norm", name="normalization", epsilon=3.0)
    # Variance 1, so 1 / sqrt(1 + 3).
    np.testing.assert_allclose(layer(np.array([[1.0, -1.0]])), [[0.5, -0.5]], rtol=1e-6)


def test_unknown_name():
    with pytest.raises(ValueError, match=r"no_norm.*Received: normalization='batch_norm'"):
        make_normalization("batch_norm", name="normalization")
