# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The share that is dropped, and what becomes of the rest."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from mobilebert_tf.layers.dropout import Dropout

ONES = np.ones((3, 5, 7, 999), "float32")


def test_only_in_training():
    np.testing.assert_array_equal(Dropout(0.5)(ONES), ONES)
    np.testing.assert_array_equal(Dropout(0.0)(ONES, training=True), ONES)


@pytest.mark.parametrize("rate", [0.1, 0.75])
def test_share_and_scale(rate):
    outputs = np.asarray(Dropout(rate, seed=0)(ONES, training=True))
    np.testing.assert_allclose(outputs[outputs > 0], 1 / (1 - rate), rtol=1e-6)
    deviation = (rate * (1 - rate) / ONES.size) ** 0.5
    assert abs(np.mean(outputs == 0) - rate) < 4 * deviation


def test_neighbours_fall_independently():
    """Two values share 32 random bits."""
    dropped = np.asarray(Dropout(0.5, seed=0)(ONES, training=True)).ravel()[:104894] == 0
    assert abs(np.mean(dropped[::2] & dropped[1::2]) - 0.25) < 0.008  # Four deviations.


def test_draws_anew_each_time_and_again_from_a_seed():
    layer, again = Dropout(0.5, seed=3), Dropout(0.5, seed=3)
    first = np.asarray(layer(ONES, training=True))
    assert np.any(np.asarray(layer(ONES, training=True)) != first)
    np.testing.assert_array_equal(again(ONES, training=True), first)


def test_shapes_that_are_known_late():
    layer = Dropout(0.5, dtype="mixed_bfloat16")

    @tf.function(input_signature=[tf.TensorSpec((None, 3, None), "float32")])
    def drop(inputs):
        return layer(inputs, training=True)

    outputs = drop(np.ones((5, 3, 7), "float32"))
    assert outputs.shape == (5, 3, 7) and outputs.dtype == tf.bfloat16
    assert set(np.asarray(tf.cast(outputs, tf.float32)).ravel()) <= {0.0, 2.0}


def test_gradient_is_the_mask():
    layer, inputs = Dropout(0.5, seed=1), tf.Variable(ONES)
    with tf.GradientTape() as tape:
        outputs = layer(inputs, training=True)
    np.testing.assert_array_equal(tape.gradient(outputs, inputs), outputs)


def test_config_round_trip():
    copy = Dropout.from_config(Dropout(0.3, seed=5, name="drop").get_config())
    assert (copy.name, copy.rate, copy.seed) == ("drop", 0.3, 5)
    assert isinstance(copy, keras.layers.Dropout)
