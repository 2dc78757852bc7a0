# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The factorised embedding: a narrow table, trigrams and a projection."""

import keras
from keras import ops

from mobilebert_tf.layers.dense import make_dense, make_initializer
from mobilebert_tf.layers.normalization import LAYER_NORM_EPSILON, make_normalization


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class TrigramEmbedding(keras.layers.Layer):
    """Embeds tokens, positions and segments (paper section 3.1).

    The table is `embedding_dim` wide. Every token is concatenated with its
    neighbours in the order next, current, previous, as the published weights
    have it, with zeros beyond both ends of the tensor; padding is not special.
    A linear layer widens the three to `hidden_dim`, where position and segment
    vectors are added. `(batch, sequence) -> (batch, sequence, hidden_dim)`.

    Plain BERT is `trigram=False` with a table of `hidden_dim`, which needs no
    linear layer.

    Args:
        vocabulary_size: rows of the word table.
        hidden_dim: width between blocks.
        embedding_dim: width of the word table.
        max_sequence_length: rows of the position table.
        num_segments: rows of the segment table.
        normalization: "no_norm" or "layer_norm".
        dropout: share of the output dropped in training.
        trigram: whether to concatenate the neighbours.
        epsilon: of "layer_norm".
    """

    def __init__(
        self,
        vocabulary_size: int,
        hidden_dim: int,
        embedding_dim: int = 128,
        max_sequence_length: int = 512,
        num_segments: int = 2,
        normalization: str = "no_norm",
        dropout: float = 0.0,
        trigram: bool = True,
        epsilon: float = LAYER_NORM_EPSILON,
        **kwargs,
    ):
        super().__init__(**kwargs)
        self.vocabulary_size = vocabulary_size
        self.hidden_dim = hidden_dim
        self.embedding_dim = embedding_dim
        self.max_sequence_length = max_sequence_length
        self.num_segments = num_segments
        self.normalization_kind = normalization
        self.dropout_rate = dropout
        self.trigram = trigram
        self.epsilon = epsilon
        self.word_embedding = self._table(vocabulary_size, embedding_dim, "word_embedding")
        self.position_embedding = self._table(max_sequence_length, hidden_dim, "position_embedding")
        self.segment_embedding = self._table(num_segments, hidden_dim, "segment_embedding")
        self.projection = None
        if trigram or embedding_dim != hidden_dim:
            self.projection = make_dense(hidden_dim, name="projection", dtype=self.dtype_policy)
        self.normalization = make_normalization(
            normalization, name="normalization", epsilon=epsilon, dtype=self.dtype_policy
        )
        self.dropout = keras.layers.Dropout(dropout, name="dropout", dtype=self.dtype_policy)

    def build(self, token_ids_shape, segment_ids_shape=None):
        del segment_ids_shape
        for table in (self.word_embedding, self.position_embedding, self.segment_embedding):
            table.build(token_ids_shape)
        if self.projection is not None:
            width = 3 * self.embedding_dim if self.trigram else self.embedding_dim
            self.projection.build((*token_ids_shape, width))
        self.normalization.build((*token_ids_shape, self.hidden_dim))
        self.built = True

    def call(self, token_ids, segment_ids, training=None):
        hidden = self.word_embedding(token_ids)
        if self.trigram:
            hidden = self._trigrams(hidden)
        if self.projection is not None:
            hidden = self.projection(hidden)
        positions = ops.arange(ops.shape(token_ids)[1], dtype="int32")
        hidden = (
            hidden + self.segment_embedding(segment_ids) + self.position_embedding(positions)[None]
        )
        return self.dropout(self.normalization(hidden), training=training)

    def compute_output_shape(self, token_ids_shape, segment_ids_shape=None):
        del segment_ids_shape
        return (*token_ids_shape, self.hidden_dim)

    def get_config(self):
        return super().get_config() | {
            "vocabulary_size": self.vocabulary_size,
            "hidden_dim": self.hidden_dim,
            "embedding_dim": self.embedding_dim,
            "max_sequence_length": self.max_sequence_length,
            "num_segments": self.num_segments,
            "normalization": self.normalization_kind,
            "dropout": self.dropout_rate,
            "trigram": self.trigram,
            "epsilon": self.epsilon,
        }

    def _table(self, rows: int, columns: int, name: str) -> keras.layers.Embedding:
        return keras.layers.Embedding(
            rows,
            columns,
            embeddings_initializer=make_initializer(),
            name=name,
            dtype=self.dtype_policy,
        )

    def _trigrams(self, embedded):
        """`(batch, sequence, embedding_dim) -> (batch, sequence, 3 * embedding_dim)`."""
        following = ops.pad(embedded[:, 1:], ((0, 0), (0, 1), (0, 0)))
        previous = ops.pad(embedded[:, :-1], ((0, 0), (1, 0), (0, 0)))
        return ops.concatenate([following, embedded, previous], axis=-1)
