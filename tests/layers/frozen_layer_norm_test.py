# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The normalisation of layers that are not trained is right, and one operation."""

import numpy as np
import pytest
import tensorflow as tf
from tensorflow.python.eager import context

from mobilebert_tf.layers import LayerNorm
from mobilebert_tf.layers.frozen_layer_norm import frozen_layer_norm, has_frozen_layer_norm
from tests.layers.randomize import random_array, randomize

needs_one_dnn = pytest.mark.skipif(
    not has_frozen_layer_norm(), reason="TensorFlow computes without oneDNN here."
)


def _pair(channels: int, **arguments) -> tuple[LayerNorm, LayerNorm]:
    """A layer that is trained and its frozen copy."""
    trained, frozen = (LayerNorm(epsilon=1e-12, **arguments) for _ in range(2))
    for layer in (trained, frozen):
        layer.build((None, None, channels))
    randomize(trained)
    frozen.set_weights(trained.get_weights())
    frozen.trainable = False
    return trained, frozen


@needs_one_dnn
@pytest.mark.parametrize("shape", [(6, 16), (2, 3, 16)])
def test_a_graph_has_one_operation_before_a_residual(shape):
    _, frozen = _pair(16)
    kernel = random_array(16, 16)

    @tf.function
    def step(inputs):
        return tf.matmul(inputs, kernel) + frozen(inputs)

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
    expected = inputs.numpy() @ kernel + _expected(inputs.numpy(), frozen)
    np.testing.assert_allclose(outputs, expected, atol=2e-6 * np.abs(expected).max())


def _expected(inputs: np.ndarray, layer: LayerNorm) -> np.ndarray:
    """The equation in double precision."""
    values = inputs.astype("float64")
    centred = values - values.mean(-1, keepdims=True)
    deviation = np.sqrt((centred**2).mean(-1, keepdims=True) + layer.epsilon)
    return centred / deviation * layer.gamma.numpy() + layer.beta.numpy()


@pytest.mark.parametrize("scale", [1e-5, 1.0, 1e4])
def test_values_are_those_of_the_equation(scale):
    trained, frozen = _pair(12)
    inputs = scale * random_array(2, 5, 12)
    np.testing.assert_allclose(frozen(inputs), _expected(inputs, trained), atol=3e-6)
    np.testing.assert_allclose(tf.function(frozen)(inputs), trained(inputs), atol=3e-6)


def test_half_precision_comes_back_in_half_precision():
    trained, frozen = _pair(12, dtype="mixed_bfloat16")
    inputs = tf.cast(random_array(2, 5, 12), "bfloat16")
    assert frozen(inputs).dtype == tf.bfloat16
    # Bfloat16 has 8 bits.
    expected, got = (tf.cast(layer(inputs), "float32") for layer in (trained, frozen))
    np.testing.assert_allclose(got, expected, rtol=2.0**-7, atol=1e-6)


def test_a_gradient_passes_through_a_frozen_layer():
    gamma, beta = tf.constant(random_array(12)), tf.constant(random_array(12))
    trained, _ = _pair(12)
    trained.set_weights([gamma, beta])
    inputs, weights = tf.Variable(random_array(4, 12)), random_array(4, 12)
    with tf.GradientTape(persistent=True) as tape:
        equation = tf.reduce_sum(weights * trained(inputs))
        one_operation = tf.reduce_sum(weights * frozen_layer_norm(inputs, gamma, beta, 1e-12))
    expected, got = tape.gradient(equation, inputs), tape.gradient(one_operation, inputs)
    np.testing.assert_allclose(got, expected, atol=1e-5)
