# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Normalisation without a gradient is right, and one operation."""

import numpy as np
import pytest
import tensorflow as tf
from tensorflow.python.eager import context

from mobilebert_tf.layers import LayerNorm, no_gradient
from mobilebert_tf.layers.fused_layer_norm import has_fused_layer_norm
from tests.layers.randomize import random_array, randomize

needs_one_dnn = pytest.mark.skipif(
    not has_fused_layer_norm(), reason="TensorFlow computes without oneDNN here."
)


def _layer(channels: int, **arguments) -> LayerNorm:
    layer = LayerNorm(epsilon=1e-12, **arguments)
    layer.build((None, None, channels))
    return randomize(layer)


def _fused(layer: LayerNorm, inputs):
    with no_gradient():
        return layer(inputs)


@needs_one_dnn
@pytest.mark.parametrize("shape", [(6, 16), (2, 3, 16)])
def test_a_graph_has_one_operation_before_a_residual(shape):
    layer, kernel = _layer(16), random_array(16, 16)

    @tf.function
    def step(inputs):
        return tf.matmul(inputs, kernel) + _fused(layer, inputs)

    inputs = tf.constant(random_array(*shape))
    context.enable_run_metadata()
    try:
        outputs = step(inputs)
        graphs = context.export_run_metadata().partition_graphs
    finally:
        context.disable_run_metadata()
    kinds = [node.op for graph in graphs for node in graph.node]
    assert kinds.count("_MklLayerNorm") == 1
    assert "FusedBatchNormV3" not in kinds
    expected = inputs.numpy() @ kernel + _expected(inputs.numpy(), layer)
    np.testing.assert_allclose(outputs, expected, atol=2e-6 * np.abs(expected).max())


def _expected(inputs: np.ndarray, layer: LayerNorm) -> np.ndarray:
    """The equation in double precision."""
    values = inputs.astype("float64")
    centred = values - values.mean(-1, keepdims=True)
    deviation = np.sqrt((centred**2).mean(-1, keepdims=True) + layer.epsilon)
    return centred / deviation * layer.gamma.numpy() + layer.beta.numpy()


@pytest.mark.parametrize("scale", [1e-5, 1.0, 1e4])
def test_values_are_those_of_the_equation(scale):
    layer, inputs = _layer(12), scale * random_array(2, 5, 12)
    in_graph = tf.function(lambda x: _fused(layer, x))
    for values in (layer(inputs), _fused(layer, inputs), in_graph(tf.constant(inputs))):
        np.testing.assert_allclose(values, _expected(inputs, layer), atol=3e-6)


@needs_one_dnn
def test_a_large_mean_costs_no_digits():
    layer = LayerNorm(epsilon=1e-12)
    layer.build((None, 4))
    # Float32 around 4096 has steps of 2^-11; the inputs lie on them, and so does their mean.
    offsets = np.array([[-3.0, -1.0, 1.0, 3.0]], "float32") * 2.0**-9
    normalized = tf.function(lambda x: _fused(layer, x))(tf.constant(4096.0 + offsets))
    expected = np.array([[-3.0, -1.0, 1.0, 3.0]]) / np.sqrt(5.0)
    np.testing.assert_allclose(normalized, expected, rtol=1e-5)


def test_half_precision_comes_back_in_half_precision():
    layer = _layer(12, dtype="mixed_bfloat16")
    inputs = tf.cast(random_array(2, 5, 12), "bfloat16")
    assert _fused(layer, inputs).dtype == tf.bfloat16
    # Bfloat16 has 8 bits.
    expected, got = (tf.cast(y, "float32") for y in (layer(inputs), _fused(layer, inputs)))
    np.testing.assert_allclose(got, expected, rtol=2.0**-7, atol=1e-6)


def test_a_gradient_that_is_taken_all_the_same_is_right():
    layer, inputs = _layer(12), tf.Variable(random_array(4, 12))
    weights = random_array(4, 12)
    with tf.GradientTape(persistent=True) as tape:
        equation = tf.reduce_sum(weights * layer(inputs))
        fused = tf.reduce_sum(weights * _fused(layer, inputs))
    watched = [inputs, layer.gamma.value, layer.beta.value]
    expected, got = (tape.gradient(loss, watched) for loss in (equation, fused))
    for ours, equations in zip(got, expected, strict=True):
        np.testing.assert_allclose(ours, equations, atol=1e-5)


def test_a_layer_outside_has_the_equations_operations():
    layer, inputs = _layer(12), tf.constant(random_array(4, 12))
    graph = tf.function(layer).get_concrete_function(inputs).graph
    assert "FusedBatchNormV3" not in {operation.type for operation in graph.get_operations()}
