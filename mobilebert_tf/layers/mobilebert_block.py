# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""One transformer block: MobileBERT's, its teacher's, and plain BERT's."""

import keras
from keras import ops

from mobilebert_tf.layers.bottleneck import Bottleneck
from mobilebert_tf.layers.feed_forward import FeedForward
from mobilebert_tf.layers.normalization import LAYER_NORM_EPSILON
from mobilebert_tf.layers.output_bottleneck import OutputBottleneck
from mobilebert_tf.layers.self_attention import SelfAttention

ATTENTION_INPUTS = ("shared_bottleneck", "bottleneck", "block")


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class MobileBERTBlock(keras.layers.Layer):
    """A block of figure 1: bottleneck in, attention, feed-forwards, bottleneck out.

    `attention_inputs` is what tells the family apart:

    | value | key and query read | value reads | used by |
    |---|---|---|---|
    | shared_bottleneck | a second bottleneck | the block's input | MobileBERT |
    | bottleneck | the input bottleneck | the input bottleneck | TINY |
    | block | the block's input | the block's input | IB-BERT teacher |

    The attention's residual is always the input bottleneck. Plain BERT is
    `bottleneck_dim=None`: neither bottleneck exists, everything reads the block's
    input, and the attention and the last feed-forward have the dropout that the
    output bottleneck has otherwise.

    Args:
        hidden_dim: width between blocks.
        bottleneck_dim: width inside the block, or None for no bottlenecks.
        intermediate_dim: width inside a feed-forward network.
        num_heads: attention heads.
        num_feed_forwards: stacked feed-forward networks.
        attention_inputs: one of the table.
        normalization, activation, dropout, attention_dropout, mask_value,
            mask_form: as in the sub-layers.
        last_feed_forward_epsilon: of "layer_norm" in the last feed-forward, which
            Transformers leaves at another value than all others.

    Raises:
        ValueError: if `attention_inputs` is not in the table, or asks for a
            bottleneck that is not there.
    """

    def __init__(
        self,
        hidden_dim: int,
        bottleneck_dim: int | None,
        intermediate_dim: int,
        num_heads: int,
        num_feed_forwards: int = 1,
        attention_inputs: str = "shared_bottleneck",
        normalization: str = "no_norm",
        activation: str = "relu",
        dropout: float = 0.0,
        attention_dropout: float = 0.1,
        mask_value: float = -10000.0,
        mask_form: str = "additive",
        last_feed_forward_epsilon: float = LAYER_NORM_EPSILON,
        **kwargs,
    ):
        super().__init__(**kwargs)
        if attention_inputs not in ATTENTION_INPUTS:
            raise ValueError(
                f"`attention_inputs` must be one of {ATTENTION_INPUTS}. "
                f"Received: attention_inputs={attention_inputs!r}"
            )
        if bottleneck_dim is None and attention_inputs != "block":
            raise ValueError(
                "`attention_inputs` must be 'block' in a block without bottlenecks. "
                f"Received: attention_inputs={attention_inputs!r}, bottleneck_dim=None"
            )
        self.hidden_dim = hidden_dim
        self.bottleneck_dim = bottleneck_dim
        self.intermediate_dim = intermediate_dim
        self.num_heads = num_heads
        self.num_feed_forwards = num_feed_forwards
        self.attention_inputs = attention_inputs
        self.normalization_kind = normalization
        self.activation_name = activation
        self.dropout_rate = dropout
        self.attention_dropout = attention_dropout
        self.mask_value = mask_value
        self.mask_form = mask_form
        self.last_feed_forward_epsilon = last_feed_forward_epsilon
        self._make_bottlenecks()
        self._make_networks()

    def build(self, inputs_shape, padding_mask_shape=None):
        inner_shape = (*inputs_shape[:-1], self.inner_dim)
        for bottleneck in (self.input_bottleneck, self.key_query_bottleneck):
            if bottleneck is not None:
                bottleneck.build(inputs_shape)
        read = {
            "shared_bottleneck": (inner_shape, inputs_shape),
            "bottleneck": (inner_shape, inner_shape),
        }
        query_key_shape, value_shape = read.get(self.attention_inputs, (inputs_shape, inputs_shape))
        self.attention.build(query_key_shape, value_shape, inner_shape, padding_mask_shape)
        for feed_forward in self.feed_forwards:
            feed_forward.build(inner_shape)
        if self.output_bottleneck is not None:
            self.output_bottleneck.build(inner_shape, inputs_shape)
        self.built = True

    def call(self, inputs, padding_mask, training=None):
        """Returns the block's output and its attention scores.

        Args:
            inputs: `(batch, sequence, hidden_dim)`.
            padding_mask: `(batch, sequence)`, 1 for real tokens.

        Returns:
            The feature map `(batch, sequence, hidden_dim)`, and the attention
            scores before the softmax `(batch, heads, sequence, sequence)`.
        """
        # As rows of tokens: a matrix times a matrix is what TensorFlow fuses with the bias,
        # activation and residual after it. That is a tenth of the student's time.
        rows = ops.reshape(inputs, (-1, self.hidden_dim))
        residual = rows if self.input_bottleneck is None else self.input_bottleneck(rows)
        query_key, value = self._attention_sources(rows, residual)
        hidden, scores = self.attention(query_key, value, residual, padding_mask, training=training)
        for feed_forward in self.feed_forwards:
            hidden = feed_forward(hidden, training=training)
        if self.output_bottleneck is not None:
            hidden = self.output_bottleneck(hidden, rows, training=training)
        return ops.reshape(hidden, ops.shape(inputs)), scores

    def compute_output_shape(self, inputs_shape, padding_mask_shape=None):
        del padding_mask_shape
        batch, sequence = inputs_shape[:2]
        return tuple(inputs_shape), (batch, self.num_heads, sequence, sequence)

    def get_config(self):
        return super().get_config() | {
            "hidden_dim": self.hidden_dim,
            "bottleneck_dim": self.bottleneck_dim,
            "intermediate_dim": self.intermediate_dim,
            "num_heads": self.num_heads,
            "num_feed_forwards": self.num_feed_forwards,
            "attention_inputs": self.attention_inputs,
            "normalization": self.normalization_kind,
            "activation": self.activation_name,
            "dropout": self.dropout_rate,
            "attention_dropout": self.attention_dropout,
            "mask_value": self.mask_value,
            "mask_form": self.mask_form,
            "last_feed_forward_epsilon": self.last_feed_forward_epsilon,
        }

    @property
    def inner_dim(self) -> int:
        """Width inside the block."""
        return self.hidden_dim if self.bottleneck_dim is None else self.bottleneck_dim

    def _make_bottlenecks(self):
        normalization, dtype = self.normalization_kind, self.dtype_policy
        self.input_bottleneck = self.key_query_bottleneck = self.output_bottleneck = None
        if self.bottleneck_dim is None:
            return
        self.input_bottleneck = Bottleneck(
            self.bottleneck_dim, normalization, name="input_bottleneck", dtype=dtype
        )
        if self.attention_inputs == "shared_bottleneck":
            self.key_query_bottleneck = Bottleneck(
                self.bottleneck_dim, normalization, name="key_query_bottleneck", dtype=dtype
            )
        self.output_bottleneck = OutputBottleneck(
            self.hidden_dim, normalization, self.dropout_rate, name="output_bottleneck", dtype=dtype
        )

    def _make_networks(self):
        inner_dropout = self.dropout_rate if self.bottleneck_dim is None else 0.0
        self.attention = SelfAttention(
            self.inner_dim,
            self.num_heads,
            normalization=self.normalization_kind,
            attention_dropout=self.attention_dropout,
            mask_value=self.mask_value,
            mask_form=self.mask_form,
            dropout=inner_dropout,
            name="attention",
            dtype=self.dtype_policy,
        )
        self.feed_forwards = []
        for index in range(self.num_feed_forwards):
            last = index == self.num_feed_forwards - 1
            feed_forward = FeedForward(
                self.intermediate_dim,
                self.activation_name,
                self.normalization_kind,
                dropout=inner_dropout if last else 0.0,
                epsilon=self.last_feed_forward_epsilon if last else LAYER_NORM_EPSILON,
                name=f"feed_forward_{index}",
                dtype=self.dtype_policy,
            )
            self.feed_forwards.append(feed_forward)

    def _attention_sources(self, inputs, residual):
        """What query and key read, and what value reads."""
        if self.key_query_bottleneck is not None:
            return self.key_query_bottleneck(inputs), inputs
        if self.attention_inputs == "bottleneck":
            return residual, residual
        return inputs, inputs
