# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Attention by hand: heads, scale, masks, and which input is read by what."""

import numpy as np
import pytest

from mobilebert_tf.layers import SelfAttention
from tests.layers.randomize import random_array, randomize

ONES = np.ones((2, 4), "int32")


def _attention(**arguments) -> SelfAttention:
    layer = SelfAttention(6, 2, **arguments)
    layer.build((None, None, 3), (None, None, 5), (None, None, 6))
    return randomize(layer)


def _inputs():
    return (
        random_array(2, 4, 3, seed=1),
        random_array(2, 4, 5, seed=2),
        random_array(2, 4, 6, seed=3),
    )


def _linear(layer, inputs):
    return inputs @ np.array(layer.kernel) + np.array(layer.bias)


def _softmax(scores):
    exponentials = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)


def _reference(layer, query_key, value, residual, mask_of_scores=lambda scores: scores):
    """The textbook formula, head by head."""
    heads, all_scores = [], []
    for head in range(2):
        columns = slice(3 * head, 3 * head + 3)
        query = _linear(layer.query, query_key)[..., columns]
        key = _linear(layer.key, query_key)[..., columns]
        scores = mask_of_scores(query @ key.transpose(0, 2, 1) / np.sqrt(3.0))
        all_scores.append(scores)
        heads.append(_softmax(scores) @ _linear(layer.value, value)[..., columns])
    output = _linear(layer.output_dense, np.concatenate(heads, axis=-1)) + residual
    norm = layer.normalization
    return output * np.array(norm.gamma) + np.array(norm.beta), np.stack(all_scores, axis=1)


def test_equals_the_formula():
    layer, inputs = _attention(), _inputs()
    outputs, scores = layer(*inputs, ONES)
    expected_outputs, expected_scores = _reference(layer, *inputs)
    np.testing.assert_allclose(scores, expected_scores, rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(outputs, expected_outputs, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize(
    "form,value", [("additive", -10000.0), ("additive", -6.0), ("replace", -6.0)]
)
def test_masks_keys(form, value):
    layer, inputs = _attention(mask_form=form, mask_value=value), _inputs()
    mask = np.array([[1, 1, 0, 1], [1, 0, 0, 0]])

    def mask_of_scores(scores):
        real = mask[:, None, :].astype("float32")
        return (scores * real if form == "replace" else scores) + (1 - real) * value

    outputs, scores = layer(*inputs, mask)
    expected_outputs, expected_scores = _reference(layer, *inputs, mask_of_scores)
    np.testing.assert_allclose(scores, expected_scores, rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(outputs, expected_outputs, rtol=1e-4, atol=1e-5)
    if form == "replace":
        np.testing.assert_array_equal(np.array(scores)[0, :, :, 2], -6.0)


def test_masked_keys_do_not_matter():
    layer, (query_key, value, residual) = _attention(), _inputs()
    mask = np.array([[1, 1, 1, 0]] * 2)
    before, _ = layer(query_key, value, residual, mask)
    value[:, 3] += 100.0
    after, _ = layer(query_key, value, residual, mask)
    np.testing.assert_allclose(after, before, rtol=1e-6)


def test_query_key_value_and_residual_are_three_tensors():
    layer, (query_key, value, residual) = _attention(), _inputs()
    base, base_scores = layer(query_key, value, residual, ONES)
    other_value, scores = layer(query_key, 2 * value, residual, ONES)
    np.testing.assert_array_equal(scores, base_scores)
    assert np.abs(np.array(other_value) - base).max() > 0.1
    other_residual, scores = layer(query_key, value, residual + 1.0, ONES)
    np.testing.assert_array_equal(scores, base_scores)
    gamma = np.broadcast_to(np.array(layer.normalization.gamma), base.shape)
    np.testing.assert_allclose(np.array(other_residual) - base, gamma, atol=1e-5)
    _, scores = layer(2 * query_key, value, residual, ONES)
    assert np.abs(np.array(scores) - base_scores).max() > 0.1


def test_dropouts_act_in_training_only():
    layer, inputs = _attention(attention_dropout=0.5), _inputs()
    still = np.array(layer(*inputs, ONES)[0])
    np.testing.assert_array_equal(layer(*inputs, ONES, training=False)[0], still)
    assert np.abs(np.array(layer(*inputs, ONES, training=True)[0]) - still).max() > 0.01


def test_output_dropout_spares_the_residual():
    layer, inputs = _attention(attention_dropout=0.0, dropout=0.999999), _inputs()
    norm = layer.normalization
    expected = inputs[2] * np.array(norm.gamma) + np.array(norm.beta)
    np.testing.assert_allclose(layer(*inputs, ONES, training=True)[0], expected, rtol=1e-5)


def test_config_round_trip():
    layer = SelfAttention(
        6, 2, "layer_norm", attention_dropout=0.2, mask_value=-6.0, mask_form="replace", dropout=0.3
    )
    assert SelfAttention.from_config(layer.get_config()).get_config() == layer.get_config()


def test_heads_divide_the_width():
    with pytest.raises(ValueError, match="Received: num_heads=4, attention_dim=6"):
        SelfAttention(6, 4)


def test_unknown_mask_form():
    with pytest.raises(ValueError, match="Received: mask_form='hard'"):
        SelfAttention(6, 2, mask_form="hard")
