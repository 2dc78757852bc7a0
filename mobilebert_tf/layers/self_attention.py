# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Multi-head self-attention with separate inputs for query/key, value and residual."""

import math

import keras
from keras import ops

from mobilebert_tf.layers.attention_probabilities import attention_probabilities
from mobilebert_tf.layers.dense import make_dense
from mobilebert_tf.layers.dropout import Dropout
from mobilebert_tf.layers.normalization import make_normalization

MASK_FORMS = ("additive", "replace")


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class SelfAttention(keras.layers.Layer):
    """Attends, projects, adds the residual and normalises.

    Query and key read one tensor, value a second, and the residual is a third
    (paper figure 1; in MobileBERT all three differ). The linear layers keep the
    heads flat on their last axis, heads outermost, as published checkpoints do.

    Args:
        attention_dim: width of query, key, value and output, all heads together.
        num_heads: number of heads; divides `attention_dim`.
        normalization: "no_norm" or "layer_norm".
        attention_dropout: share of attention probabilities dropped in training.
        mask_value: the score of a masked key, or what is added to it.
        mask_form: "additive" adds `mask_value` to the scores of masked keys;
            "replace" puts `mask_value` in their place. The original's first
            release adds -10000; since it can quantise, it replaces by -6, which
            leaves padding about 0.25 % of the weight of a score of zero.
        dropout: share of the projected values dropped in training. None in
            blocks with bottlenecks, whose only other dropout is on their way out.

    Raises:
        ValueError: if `num_heads` does not divide `attention_dim`, or for an
            unknown `mask_form`.
    """

    def __init__(
        self,
        attention_dim: int,
        num_heads: int,
        normalization: str = "no_norm",
        attention_dropout: float = 0.1,
        mask_value: float = -10000.0,
        mask_form: str = "additive",
        dropout: float = 0.0,
        **kwargs,
    ):
        super().__init__(**kwargs)
        if attention_dim % num_heads:
            raise ValueError(
                "`num_heads` must divide the attention width. "
                f"Received: num_heads={num_heads}, attention_dim={attention_dim}"
            )
        if mask_form not in MASK_FORMS:
            raise ValueError(
                f"`mask_form` must be one of {MASK_FORMS}. Received: mask_form={mask_form!r}"
            )
        self.attention_dim = attention_dim
        self.num_heads = num_heads
        self.normalization_kind = normalization
        self.attention_dropout = attention_dropout
        self.mask_value = mask_value
        self.mask_form = mask_form
        self.dropout_rate = dropout
        self.query = make_dense(attention_dim, name="query", dtype=self.dtype_policy)
        self.key = make_dense(attention_dim, name="key", dtype=self.dtype_policy)
        self.value = make_dense(attention_dim, name="value", dtype=self.dtype_policy)
        self.probability_dropout = Dropout(
            attention_dropout, name="probability_dropout", dtype=self.dtype_policy
        )
        self.output_dense = make_dense(attention_dim, name="output_dense", dtype=self.dtype_policy)
        self.output_dropout = keras.layers.Dropout(
            dropout, name="output_dropout", dtype=self.dtype_policy
        )
        self.normalization = make_normalization(
            normalization, name="normalization", dtype=self.dtype_policy
        )

    def build(self, query_key_shape, value_shape, residual_shape=None, padding_mask_shape=None):
        del residual_shape, padding_mask_shape
        self.query.build(query_key_shape)
        self.key.build(query_key_shape)
        self.value.build(value_shape)
        context_shape = self.value.compute_output_shape(value_shape)
        self.output_dense.build(context_shape)
        self.normalization.build(context_shape)
        self.built = True

    def call(self, query_key, value, residual, padding_mask, training=None):
        """Returns the attended tensor and the attention scores.

        The first three may come as rows, `(batch * sequence, ...)`, as a block has them.

        Args:
            query_key: `(batch, sequence, any)`, read by query and key.
            value: `(batch, sequence, any)`, read by value.
            residual: `(batch, sequence, attention_dim)`, added before the norm.
            padding_mask: `(batch, sequence)`, 1 for real keys and 0 for padding.

        Returns:
            The sum, normalised, in the residual's shape, and the scores after masking
            and before the softmax, `(batch, heads, query sequence, key sequence)`.
        """
        scores = self._scores(query_key, padding_mask)
        probabilities = self.probability_dropout(attention_probabilities(scores), training=training)
        value = self._split_heads(self.value(value), ops.shape(padding_mask))
        context = ops.transpose(ops.matmul(probabilities, value), (0, 2, 1, 3))
        context = ops.reshape(context, ops.shape(residual))
        output = self.output_dropout(self.output_dense(context), training=training)
        return self.normalization(output + residual), scores

    def compute_output_shape(
        self, query_key_shape, value_shape, residual_shape=None, padding_mask_shape=None
    ):
        del value_shape, residual_shape, padding_mask_shape
        batch, sequence = query_key_shape[:2]
        return (batch, sequence, self.attention_dim), (batch, self.num_heads, sequence, sequence)

    def get_config(self):
        return super().get_config() | {
            "attention_dim": self.attention_dim,
            "num_heads": self.num_heads,
            "normalization": self.normalization_kind,
            "attention_dropout": self.attention_dropout,
            "mask_value": self.mask_value,
            "mask_form": self.mask_form,
            "dropout": self.dropout_rate,
        }

    def _scores(self, query_key, padding_mask):
        query = self._split_heads(self.query(query_key), ops.shape(padding_mask))
        key = self._split_heads(self.key(query_key), ops.shape(padding_mask))
        scale = 1.0 / math.sqrt(self.attention_dim // self.num_heads)
        scores = ops.matmul(query, ops.transpose(key, (0, 1, 3, 2))) * scale
        mask = ops.cast(padding_mask, scores.dtype)[:, None, None, :]
        if self.mask_form == "replace":
            scores = scores * mask
        return scores + (1.0 - mask) * self.mask_value

    def _split_heads(self, inputs, batch_and_sequence):
        """Returns `(batch, heads, sequence, head)`."""
        head_dim = self.attention_dim // self.num_heads
        heads = ops.reshape(inputs, (*batch_and_sequence, self.num_heads, head_dim))
        return ops.transpose(heads, (0, 2, 1, 3))
