# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of changing kernels and biases in float64."""

import keras
import numpy as np

from mobilebert_tf.lite.linear_weights import LinearWeights


def make_dense():
    dense = keras.layers.Dense(2)
    dense.build((None, 2))
    dense.kernel.assign([[1.0, 2.0], [3.0, 4.0]])
    dense.bias.assign([5.0, 6.0])
    return dense


def test_scales_and_shifts_by_hand():
    dense, weights = make_dense(), LinearWeights()
    weights.scale_inputs(dense, np.array([10.0, 1.0]))
    weights.scale_outputs(dense, np.array([1.0, 0.5]))
    weights.shift_outputs(dense, np.array([0.0, 1.0]))
    np.testing.assert_array_equal(weights.kernel(dense), [[10, 10], [3, 2]])
    np.testing.assert_array_equal(dense.kernel, [[1, 2], [3, 4]])
    weights.assign()
    np.testing.assert_array_equal(dense.kernel, [[10, 10], [3, 2]])
    np.testing.assert_array_equal(dense.bias, [5, 4])


def test_says_what_became_of_a_layer():
    dense, weights = make_dense(), LinearWeights()
    inputs = np.array([[7.0, -2.0]])
    before = np.asarray(dense(inputs), np.float64)
    weights.scale_inputs(dense, np.array([10.0, 1.0]))
    weights.shift_outputs(dense, np.array([0.0, 1.0]))
    weights.scale_outputs(dense, np.array([1.0, 0.5]))
    change = weights.change(dense)
    np.testing.assert_array_equal(change.inputs, [10, 1])
    np.testing.assert_array_equal(change.outputs, [1, 0.5])
    np.testing.assert_array_equal(change.shift, [0, 0.5])
    weights.assign()
    after = np.asarray(dense(inputs / change.inputs))
    np.testing.assert_allclose(after, change.outputs * before + change.shift, rtol=1e-6)


def test_rounds_only_once():
    """A thousand factors of 1.001 and back: float32 would lose digits."""
    dense, weights = make_dense(), LinearWeights()
    for factor in [1.001] * 1000 + [1 / 1.001] * 1000:
        weights.scale_outputs(dense, np.full(2, factor))
    weights.assign()
    np.testing.assert_array_equal(dense.kernel, [[1, 2], [3, 4]])
