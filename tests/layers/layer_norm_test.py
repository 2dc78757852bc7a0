# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Layer normalisation in double precision's digits, and as Keras has it."""

import keras
import numpy as np

from mobilebert_tf.layers import LayerNorm
from tests.layers.randomize import random_array, randomize


def _layer(channels: int, **arguments) -> LayerNorm:
    layer = LayerNorm(epsilon=1e-12, **arguments)
    layer.build((None, None, channels))
    return layer


def test_values_are_those_of_keras():
    layer, keras_layer = randomize(_layer(6)), keras.layers.LayerNormalization(epsilon=1e-12)
    keras_layer.build((None, None, 6))
    keras_layer.set_weights(layer.get_weights())
    inputs = random_array(2, 4, 6)
    np.testing.assert_allclose(layer(inputs), keras_layer(inputs), atol=2e-6)
    assert [weight.name for weight in layer.weights] == ["gamma", "beta"]


def test_a_large_mean_costs_no_digits():
    # Float32 around 4096 has steps of 2^-11; the inputs lie on them, and so does their mean.
    offsets = np.array([[-3.0, -1.0, 1.0, 3.0]], "float32") * 2.0**-9
    normalized = _layer(4)(4096.0 + offsets)
    # Deviation sqrt(5) * 2^-9; Keras' order of operations is wrong by 0.03 here.
    expected = np.array([[-3.0, -1.0, 1.0, 3.0]]) / np.sqrt(5.0)
    np.testing.assert_allclose(normalized, expected, rtol=1e-6)


def test_statistics_are_float32_in_half_precision():
    layer = _layer(4, dtype="mixed_bfloat16")
    inputs = keras.ops.cast(np.array([[256.0, 258.0, 260.0, 262.0]]), "bfloat16")
    normalized = layer(inputs)
    assert keras.backend.standardize_dtype(normalized.dtype) == "bfloat16"
    expected = np.array([[-3.0, -1.0, 1.0, 3.0]]) / np.sqrt(5.0)
    # Bfloat16 has 8 bits.
    np.testing.assert_allclose(keras.ops.cast(normalized, "float32"), expected, rtol=2.0**-8)
