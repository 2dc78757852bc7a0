# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A backbone's forward pass in the operators that a phone's runtime is fast at.

The same sums as `MobileBERTBackbone`, for one text and inference only, written
so that the converter finds less to execute than in the traced Keras layers:

- the scale of attention is part of the query's kernel;
- the mask is made once, from integers, and added to the scores of every block;
- keys go into the product of scores as they are, the product transposes them;
- norms that `fold_norms` made the identity are left out;
- ids are looked up without the arithmetic for negative ones;
- a model that reads only the first token computes only its row in the last
  block, whose keys and values alone need the others.
"""

from __future__ import annotations

import math

import keras
import numpy as np
import tensorflow as tf

from mobilebert_tf.models.mobilebert_backbone import MobileBERTBackbone

# Other families mask with -1e9 or the lowest float. In half precision that is minus
# infinity, and times zero not a number; exp(-10000) is zero just as well.
_LOWEST_MASK = -10000.0


class InferenceGraph:
    """Computes a backbone inside a `tf.function`, from the weights it has now.

    Weights are read when the function is traced, and become constants.

    Args:
        backbone: the model, folded or not.
    """

    def __init__(self, backbone: MobileBERTBackbone):
        self._backbone = backbone

    def __call__(self, ids, mask, segment_ids, first_token_only: bool = False):
        """Returns the last block's output.

        Args:
            ids, mask, segment_ids: int32 `(1, sequence)`, of static shape.
            first_token_only: whether only the first token's output is needed.

        Returns:
            `(1, sequence, hidden_dim)`, or `(1, 1, hidden_dim)`.
        """
        hidden = self._embed(ids, segment_ids)
        masked = 1 - mask[:, None, None, :]
        *blocks, last = self._backbone.blocks
        for block in blocks:
            hidden = self._block(block, hidden, masked)
        return self._block(last, hidden, masked, num_rows=1 if first_token_only else None)

    def _embed(self, ids, segment_ids):
        layer = self._backbone.embeddings
        with tf.name_scope("embeddings"):
            with tf.name_scope("word_embedding"):
                hidden = _rows(layer.word_embedding, ids)
            hidden = _trigrams(hidden) if layer.trigram else hidden
            if layer.projection is not None:
                hidden = linear(layer.projection, hidden)
            positions = _values(layer.position_embedding.embeddings)[: ids.shape[1]]
            hidden += _rows(layer.segment_embedding, segment_ids)
            return _normalize(layer.normalization, hidden + positions[None])

    def _block(self, block, inputs, masked, num_rows: int | None = None):
        with tf.name_scope(block.name):
            rows = _first(inputs, num_rows)
            residual = rows
            if block.input_bottleneck is not None:
                residual = _bottleneck(block.input_bottleneck, rows)
            hidden = self._attention(block, inputs, residual, masked, num_rows)
            for feed_forward in block.feed_forwards:
                hidden = _feed_forward(feed_forward, hidden)
            if block.output_bottleneck is None:
                return hidden
            return _add_and_normalize(block.output_bottleneck, hidden, rows)

    def _attention(self, block, inputs, residual, masked, num_rows: int | None):
        query_key = value = inputs
        if block.attention_inputs == "shared_bottleneck":
            query_key = _bottleneck(block.key_query_bottleneck, inputs)
        elif block.attention_inputs == "bottleneck":
            # All rows are needed here, not only those of the residual.
            query_key = value = residual
            if num_rows is not None:
                query_key = value = _bottleneck(block.input_bottleneck, inputs)
        layer = block.attention
        with tf.name_scope(layer.name):
            query = linear(layer.query, _first(query_key, num_rows), attention_scale(layer))
            keys, values = linear(layer.key, query_key), linear(layer.value, value)
            context = _attend(layer, query, keys, values, masked)
            context = linear(layer.output_dense, context)
            return _normalize(layer.normalization, context + residual)


def linear(dense: keras.layers.Layer, inputs, scale: float = 1.0):
    """Computes a linear layer, times `scale`, and its activation if it has one."""
    with tf.name_scope(dense.name):
        outputs = tf.matmul(inputs, _values(dense.kernel) * np.float32(scale))
        outputs += _values(dense.bias) * np.float32(scale)
        return dense.activation(outputs) if dense.activation is not None else outputs


def _attend(layer, query, keys, values, masked):
    """`(1, rows, dim)` and twice `(1, sequence, dim)` to `(1, rows, dim)`."""
    query, keys, values = (_split_heads(layer, each) for each in (query, keys, values))
    scores = tf.matmul(query, keys, transpose_b=True)
    if layer.mask_form == "replace":
        scores *= tf.cast(1 - masked, tf.float32)
    scores += tf.cast(masked, tf.float32) * max(layer.mask_value, _LOWEST_MASK)
    context = tf.transpose(tf.matmul(tf.nn.softmax(scores), values), (0, 2, 1, 3))
    return tf.reshape(context, (1, context.shape[1], layer.attention_dim))


def _split_heads(layer, inputs):
    """`(1, rows, dim)` to `(1, heads, rows, head)`."""
    shape = (1, inputs.shape[1], layer.num_heads, layer.attention_dim // layer.num_heads)
    return tf.transpose(tf.reshape(inputs, shape), (0, 2, 1, 3))


def attention_scale(layer) -> float:
    """What the file multiplies queries with."""
    return 1.0 / math.sqrt(layer.attention_dim // layer.num_heads)


def _bottleneck(layer, inputs):
    with tf.name_scope(layer.name):
        return _normalize(layer.normalization, linear(layer.dense, inputs))


def _feed_forward(layer, inputs):
    with tf.name_scope(layer.name):
        hidden = layer.activation(linear(layer.intermediate_dense, inputs))
        return _normalize(layer.normalization, linear(layer.output_dense, hidden) + inputs)


def _add_and_normalize(layer, inputs, residual):
    with tf.name_scope(layer.name):
        return _normalize(layer.normalization, linear(layer.dense, inputs) + residual)


def _normalize(layer, inputs):
    """Leaves a NoNorm out that changes nothing."""
    if isinstance(layer, keras.layers.LayerNormalization):
        return layer(inputs)
    gamma, beta = _values(layer.gamma), _values(layer.beta)
    if (gamma != 1).any():
        inputs = inputs * gamma
    return inputs + beta if beta.any() else inputs


def _trigrams(embedded):
    """Next, current and previous vector side by side, zeros beyond the ends."""
    nothing = tf.zeros((1, 1, embedded.shape[-1]))
    following = tf.concat([embedded[:, 1:], nothing], axis=1)
    previous = tf.concat([nothing, embedded[:, :-1]], axis=1)
    return tf.concat([following, embedded, previous], axis=-1)


def _rows(table: keras.layers.Embedding, indices):
    return tf.raw_ops.GatherV2(params=_values(table.embeddings), indices=indices, axis=0)


def _first(inputs, num_rows: int | None):
    return inputs if num_rows is None else inputs[:, :num_rows]


def _values(variable) -> np.ndarray:
    with tf.init_scope():
        return np.asarray(keras.ops.convert_to_numpy(variable), np.float32)
