# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The embedding: order of the trigram, zeros at the ends, what is added where."""

import numpy as np
import pytest

from mobilebert_tf.layers import TrigramEmbedding

TOKENS = np.array([[1, 2, 3]])
SEGMENTS = np.array([[0, 0, 1]])


def _embedding(**arguments) -> TrigramEmbedding:
    """One number a token: the id; the projection passes the trigram on."""
    layer = TrigramEmbedding(5, 3, embedding_dim=1, max_sequence_length=4, **arguments)
    layer.build((None, None), (None, None))
    layer.word_embedding.embeddings.assign(np.arange(5.0)[:, None])
    layer.position_embedding.embeddings.assign(np.zeros((4, 3)))
    layer.segment_embedding.embeddings.assign(np.zeros((2, 3)))
    layer.projection.kernel.assign(np.eye(3))
    return layer


def test_concatenates_next_current_previous_with_zeros_at_the_ends():
    outputs = _embedding()(TOKENS, SEGMENTS)
    np.testing.assert_array_equal(outputs, [[[2, 1, 0], [3, 2, 1], [0, 3, 2]]])


def test_padding_is_a_neighbour_like_any_other():
    layer = _embedding()
    table = np.arange(5.0)
    table[0] = 9.0  # What [PAD] looks like is visible to the last real token.
    layer.word_embedding.embeddings.assign(table[:, None])
    outputs = layer(np.array([[1, 2, 3, 0]]), np.zeros((1, 4), "int32"))
    np.testing.assert_array_equal(outputs[0, 2], [9, 3, 2])


def test_position_and_segment_are_added_after_the_projection():
    layer = _embedding()
    layer.projection.kernel.assign(np.zeros((3, 3)))
    layer.projection.bias.assign([0.0, 0.0, 0.5])
    layer.position_embedding.embeddings.assign(10.0 * np.arange(4.0)[:, None] + np.zeros((4, 3)))
    layer.segment_embedding.embeddings.assign([[1, 1, 1], [2, 2, 2]])
    layer.normalization.gamma.assign([1.0, 1.0, 2.0])
    outputs = layer(TOKENS, SEGMENTS)
    np.testing.assert_array_equal(outputs, [[[1, 1, 3], [11, 11, 23], [22, 22, 45]]])


def test_plain_bert_has_neither_trigram_nor_projection():
    layer = TrigramEmbedding(5, 2, embedding_dim=2, max_sequence_length=4, trigram=False)
    layer.build((None, None), (None, None))
    assert layer.projection is None
    layer.word_embedding.embeddings.assign(np.arange(10.0).reshape(5, 2))
    layer.position_embedding.embeddings.assign(np.zeros((4, 2)))
    layer.segment_embedding.embeddings.assign(np.zeros((2, 2)))
    np.testing.assert_array_equal(layer(TOKENS, SEGMENTS), [[[2, 3], [4, 5], [6, 7]]])


def test_factorised_table_without_trigram_is_projected():
    layer = TrigramEmbedding(5, 6, embedding_dim=2, trigram=False)
    layer.build((None, None), (None, None))
    assert layer.projection.kernel.shape == (2, 6)


def test_dropout_is_last():
    layer = _embedding(dropout=0.999999)
    assert not np.any(layer(TOKENS, SEGMENTS, training=True))


@pytest.mark.parametrize("dtype", ["bfloat16", "mixed_bfloat16"])
def test_dtypes(dtype):
    layer = TrigramEmbedding(5, 6, embedding_dim=2, dtype=dtype)
    assert layer(TOKENS, SEGMENTS).dtype == "bfloat16"


def test_config_round_trip():
    layer = TrigramEmbedding(
        5, 6, embedding_dim=6, normalization="layer_norm", dropout=0.1, trigram=False, epsilon=1e-5
    )
    copy = TrigramEmbedding.from_config(layer.get_config())
    assert copy.get_config() == layer.get_config() and copy.normalization.epsilon == 1e-5
