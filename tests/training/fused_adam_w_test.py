# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The same weights as Keras' AdamW."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from mobilebert_tf.training.fused_adam_w import FusedAdamW


def _trained(optimizer: keras.optimizers.Optimizer, dense: bool) -> list[np.ndarray]:
    """A table, whose gradient has rows, and a bias, which does not decay."""
    table = keras.Variable(np.arange(12.0).reshape(4, 3) / 10, name="table")
    bias = keras.Variable(np.ones(3), name="bias")
    optimizer.exclude_from_weight_decay(var_names=["bias"])
    optimizer.build([table, bias])

    @tf.function
    def step(ids):
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(tf.square(tf.gather(table.value, ids) + bias.value))
        gradients = tape.gradient(loss, [table.value, bias.value])
        assert isinstance(gradients[0], tf.IndexedSlices)
        if dense:
            gradients = [tf.convert_to_tensor(gradient) for gradient in gradients]
        optimizer.apply(gradients, [table, bias])

    for ids in ([0, 1], [1, 1], [3, 0]):
        step(tf.constant(ids))
    return [np.asarray(variable) for variable in (table, bias, *optimizer.variables)]


@pytest.mark.parametrize("amsgrad", [False, True])
@pytest.mark.parametrize("clip", [0.5, None])
def test_weights_and_moments_are_those_of_keras(amsgrad, clip):
    settings = {"weight_decay": 0.1, "epsilon": 1e-6, "global_clipnorm": clip, "amsgrad": amsgrad}
    expected = _trained(keras.optimizers.AdamW(0.05, **settings), dense=clip is None)
    found = _trained(FusedAdamW(0.05, **settings), dense=clip is None)
    for one, other in zip(found, expected, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-5, atol=1e-6)


def test_rows_that_come_twice_count_once():
    """Keras squares each of a repeated row's gradients, and adds up the squares."""
    rows, dense = (_trained(FusedAdamW(0.05), dense=dense) for dense in (False, True))
    for one, other in zip(rows, dense, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-5, atol=1e-6)


def test_variables_and_config_are_those_of_keras():
    optimizers = [
        kind(0.05, weight_decay=0.1, name="fine_tuning")
        for kind in (FusedAdamW, keras.optimizers.AdamW)
    ]
    for optimizer in optimizers:
        optimizer.build([keras.Variable(np.ones(3), name="bias")])
    paths = [[variable.path for variable in each.variables] for each in optimizers]
    assert paths[0] == paths[1]
    assert optimizers[0].get_config() == optimizers[1].get_config()
