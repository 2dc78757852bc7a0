# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The masked-LM head equals its formula, in every form of the output matrix."""

import keras
import numpy as np
import pytest

from mobilebert_tf.layers import MaskedLMHead
from tests.layers.randomize import random_array, randomize

POSITIONS = np.array([[2, 0], [1, 1]])


def _head(embedding_dim: int, hidden_dim: int = 6, **arguments) -> MaskedLMHead:
    table = keras.layers.Embedding(7, embedding_dim)
    table.build()
    head = MaskedLMHead(table, **arguments)
    head.build((None, None, hidden_dim), (None, None))
    return randomize(head)


def _hidden(head, sequence_output):
    """Gather, linear, relu, real LayerNorm."""
    gathered = np.stack([sequence_output[row, columns] for row, columns in enumerate(POSITIONS)])
    hidden = np.maximum(gathered @ np.array(head.dense.kernel) + np.array(head.dense.bias), 0.0)
    centred = hidden - hidden.mean(axis=-1, keepdims=True)
    normalized = centred / np.sqrt(centred.var(axis=-1, keepdims=True) + 1e-12)
    return normalized * np.array(head.normalization.gamma) + np.array(head.normalization.beta)


def test_table_comes_first_and_extra_columns_second():
    head, inputs = _head(4), random_array(2, 3, 6)
    table, extra = np.array(head.word_embedding.embeddings), np.array(head.extra_embedding)
    assert extra.shape == (7, 2)
    hidden = _hidden(head, inputs)
    expected = hidden[..., :4] @ table.T + hidden[..., 4:] @ extra.T + np.array(head.output_bias)
    np.testing.assert_allclose(head(inputs, POSITIONS), expected, rtol=1e-4, atol=1e-5)


def test_table_of_full_width_needs_no_extra_columns():
    head, inputs = _head(6), random_array(2, 3, 6)
    assert head.extra_embedding is None
    table = np.array(head.word_embedding.embeddings)
    expected = _hidden(head, inputs) @ table.T + np.array(head.output_bias)
    np.testing.assert_allclose(head(inputs, POSITIONS), expected, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("embedding_dim", [4, 8])
def test_low_rank(embedding_dim):
    head, inputs = _head(embedding_dim, low_rank=True), random_array(2, 3, 6)
    projection = np.array(head.output_projection)
    assert projection.shape == (embedding_dim, 6) and head.extra_embedding is None
    matrix = np.array(head.word_embedding.embeddings) @ projection
    expected = _hidden(head, inputs) @ matrix.T + np.array(head.output_bias)
    np.testing.assert_allclose(head(inputs, POSITIONS), expected, rtol=1e-4, atol=1e-5)


def test_table_stays_tied():
    head, inputs = _head(4), random_array(2, 3, 6)
    before = np.array(head(inputs, POSITIONS))
    table = np.array(head.word_embedding.embeddings)
    table[5] += 1.0
    head.word_embedding.embeddings.assign(table)
    change = np.abs(np.array(head(inputs, POSITIONS)) - before).max(axis=(0, 1))
    assert change[5] > 0.1 and not np.any(np.delete(change, 5))


def test_table_wider_than_hidden():
    with pytest.raises(ValueError, match="Received: hidden_dim=6, embedding_dim=8"):
        _head(8)
