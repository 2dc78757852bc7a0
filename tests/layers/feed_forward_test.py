# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The feed-forward network: widen, activate, narrow, add, normalise."""

import numpy as np

from mobilebert_tf.layers import FeedForward
from tests.layers.randomize import random_array


def _by_hand(**arguments) -> FeedForward:
    layer = FeedForward(2, **arguments)
    layer.build((None, None, 1))
    layer.intermediate_dense.kernel.assign([[1.0, -1.0]])
    layer.intermediate_dense.bias.assign([0.0, 1.0])
    layer.output_dense.kernel.assign([[10.0], [100.0]])
    layer.output_dense.bias.assign([0.5])
    return layer


def test_formula():
    layer = _by_hand()
    layer.normalization.gamma.assign([2.0])
    layer.normalization.beta.assign([1.0])
    # x = 3: relu(3, −2) → 30.5 + 3 = 33.5 → 68. x = −3: relu(−3, 4) → 400.5 − 3 → 796.
    np.testing.assert_allclose(layer(np.array([[[3.0], [-3.0]]])), [[[68.0], [796.0]]])


def test_activation_is_the_configured_one():
    # relu6(−(−9) + 1) = 6 → 600.5 − 9.
    np.testing.assert_allclose(_by_hand(activation="relu6")(np.array([[[-9.0]]])), [[[591.5]]])


def test_dropout_is_before_the_residual_and_only_in_training():
    layer = _by_hand(dropout=0.999999)
    inputs = np.full((1, 50, 1), 3.0, "float32")
    np.testing.assert_allclose(layer(inputs, training=False), np.full((1, 50, 1), 33.5))
    np.testing.assert_allclose(layer(inputs, training=True), inputs)


def test_epsilon_reaches_the_normalisation():
    layer = FeedForward(4, normalization="layer_norm", epsilon=1e-5)
    layer.build((None, None, 3))
    assert layer.normalization.epsilon == 1e-5


def test_config_round_trip():
    layer = FeedForward(4, "gelu", "layer_norm", dropout=0.3, epsilon=1e-5, name="feed_forward_1")
    copy = FeedForward.from_config(layer.get_config())
    assert copy.get_config() == layer.get_config()
    assert copy(random_array(2, 5, 3)).shape == (2, 5, 3)
