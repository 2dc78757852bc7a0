# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The bottleneck is a linear layer and a normalisation."""

import numpy as np

from mobilebert_tf.layers import Bottleneck
from tests.layers.randomize import random_array, randomize


def test_projects_then_normalises():
    layer = Bottleneck(2)
    layer.build((None, None, 3))
    layer.dense.kernel.assign([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
    layer.dense.bias.assign([10.0, 20.0])
    layer.normalization.gamma.assign([2.0, 3.0])
    layer.normalization.beta.assign([-1.0, 1.0])
    # (1 + 3 + 10) × 2 − 1 and (2 + 3 + 20) × 3 + 1.
    np.testing.assert_allclose(layer(np.array([[[1.0, 2.0, 3.0]]])), [[[27.0, 76.0]]])


def test_layer_norm():
    layer = Bottleneck(8, normalization="layer_norm")
    outputs = np.array(layer(random_array(2, 3, 5)))
    np.testing.assert_allclose(outputs.mean(axis=-1), 0.0, atol=1e-5)
    np.testing.assert_allclose(outputs.std(axis=-1), 1.0, rtol=1e-3)


def test_has_no_activation():
    layer = Bottleneck(4)
    layer.build((None, None, 3))
    inputs = random_array(1, 2, 3)
    np.testing.assert_allclose(layer(-inputs), -np.array(layer(inputs)), rtol=1e-6)


def test_config_round_trip():
    layer = Bottleneck(4, normalization="layer_norm", name="input_bottleneck")
    layer.build((None, None, 3))
    copy = Bottleneck.from_config(layer.get_config())
    copy.build((None, None, 3))
    randomize(copy)
    assert [w.path for w in copy.weights] == [w.path for w in layer.weights]
    assert copy.compute_output_shape((2, 5, 3)) == (2, 5, 4)
