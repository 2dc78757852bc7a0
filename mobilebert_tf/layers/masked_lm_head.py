# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Predicts the masked tokens of a sequence."""

import keras
from keras import ops

from mobilebert_tf.layers.activation import make_activation
from mobilebert_tf.layers.dense import make_dense, make_initializer
from mobilebert_tf.layers.normalization import make_normalization


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class MaskedLMHead(keras.layers.Layer):
    """Gathers the masked positions and scores every word of the vocabulary.

    The output matrix is the word table, tied, in its first `embedding_dim`
    columns and an extra matrix `(vocabulary, hidden_dim - embedding_dim)` in the
    others. With `low_rank` it is the table times one `(embedding_dim, hidden_dim)`
    matrix instead, which is 11.65 million weights less in MobileBERT; the Model
    Garden has that alternative. The normalisation is a real LayerNorm in every
    variant, also where the body uses NoNorm.

    Args:
        word_embedding: the backbone's word table, a built `keras.layers.Embedding`.
        activation: activation after the linear layer.
        low_rank: whether to reach the table's width by a projection.

    Raises:
        ValueError: if the hidden width is below the table's, unless `low_rank`.
    """

    def __init__(
        self,
        word_embedding: keras.layers.Embedding,
        activation: str = "relu",
        low_rank: bool = False,
        **kwargs,
    ):
        super().__init__(**kwargs)
        self.word_embedding = word_embedding
        self.activation_name = activation
        self.low_rank = low_rank
        self.activation = make_activation(activation)
        self.normalization = make_normalization(
            "layer_norm", name="normalization", dtype=self.dtype_policy
        )

    def build(self, sequence_output_shape, mask_positions_shape=None):
        del mask_positions_shape
        hidden_dim = sequence_output_shape[-1]
        vocabulary_size = self.word_embedding.input_dim
        embedding_dim = self.word_embedding.output_dim
        if hidden_dim < embedding_dim and not self.low_rank:
            raise ValueError(
                "`hidden_dim` must be at least `embedding_dim` to tie the output matrix to the "
                f"word table. Received: hidden_dim={hidden_dim}, embedding_dim={embedding_dim}"
            )
        self.dense = make_dense(hidden_dim, name="dense", dtype=self.dtype_policy)
        self.dense.build(sequence_output_shape)
        self.normalization.build(sequence_output_shape)
        self.extra_embedding = self.output_projection = None
        if self.low_rank:
            self.output_projection = self._matrix("output_projection", embedding_dim, hidden_dim)
        elif hidden_dim > embedding_dim:
            extra_dim = hidden_dim - embedding_dim
            self.extra_embedding = self._matrix("extra_embedding", vocabulary_size, extra_dim)
        self.output_bias = self.add_weight(
            name="output_bias", shape=(vocabulary_size,), initializer="zeros"
        )
        self.built = True

    def call(self, sequence_output, mask_positions):
        """Returns logits `(batch, predictions, vocabulary)`.

        Args:
            sequence_output: `(batch, sequence, hidden_dim)`.
            mask_positions: `(batch, predictions)`, positions to predict.
        """
        positions = ops.cast(mask_positions, "int32")[:, :, None]
        hidden = ops.take_along_axis(sequence_output, positions, axis=1)
        rows = ops.reshape(hidden, (-1, hidden.shape[-1]))
        rows = self.normalization(self.activation(self.dense(rows)))
        if self.low_rank:
            rows = ops.matmul(rows, ops.transpose(self.output_projection))
        logits = self._scores(rows) + self.output_bias
        return ops.reshape(logits, (*ops.shape(mask_positions), self.word_embedding.input_dim))

    def compute_output_shape(self, sequence_output_shape, mask_positions_shape):
        del sequence_output_shape
        return (*mask_positions_shape, self.word_embedding.input_dim)

    def _matrix(self, name: str, rows: int, columns: int):
        return self.add_weight(name=name, shape=(rows, columns), initializer=make_initializer())

    def _scores(self, rows):
        """Multiplies with the tied columns and, where they are, the extra ones.

        Two products cost less than to join the columns and to cut their gradient.
        """
        table = ops.cast(self.word_embedding.embeddings, rows.dtype)
        scores = ops.matmul(rows[:, : table.shape[-1]], ops.transpose(table))
        if self.extra_embedding is None:
            return scores
        extra = ops.cast(self.extra_embedding, rows.dtype)
        return scores + ops.matmul(rows[:, table.shape[-1] :], ops.transpose(extra))
