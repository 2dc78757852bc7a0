# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How large the inputs of the linear layers become, channel by channel."""

from __future__ import annotations

from collections.abc import Sequence

import keras
import numpy as np

from mobilebert_tf.models.mobilebert_backbone import MobileBERTBackbone

_BATCH_SIZE = 16


def input_ranges(
    backbone: MobileBERTBackbone, samples: Sequence[dict[str, np.ndarray]]
) -> dict[int, np.ndarray]:
    """The largest magnitude of each channel at every linear layer inside blocks.

    Args:
        backbone: the model.
        samples: of `calibration_samples`. Padding is left out: what a masked
            position computes reaches no real token.

    Returns:
        `id(dense)` to a float64 vector of `(input channels,)`.
    """
    ranges: dict[int, np.ndarray] = {}
    for start in range(0, len(samples), _BATCH_SIZE):
        batch = samples[start : start + _BATCH_SIZE]
        stacked = {name: np.concatenate([sample[name] for sample in batch]) for name in batch[0]}
        _Observer(ranges, stacked["mask"]).run(backbone, stacked["ids"], stacked["segment_ids"])
    return ranges


class _Observer:
    """Computes a backbone step by step and notes what each linear layer is given."""

    def __init__(self, ranges: dict[int, np.ndarray], mask: np.ndarray):
        self._ranges = ranges
        self._mask = mask

    def run(self, backbone: MobileBERTBackbone, ids: np.ndarray, segment_ids: np.ndarray) -> None:
        hidden = backbone.embeddings(ids, segment_ids)
        for block in backbone.blocks:
            hidden = self._block(block, hidden)

    def _block(self, block: keras.layers.Layer, inputs):
        """The same sums as `MobileBERTBlock.call`, from its own sub-layers."""
        residual = inputs
        if block.input_bottleneck is not None:
            self._note(block.input_bottleneck.dense, inputs)
            residual = block.input_bottleneck(inputs)
        query_key, value = self._attention_sources(block, inputs, residual)
        attention = block.attention
        for dense, source in (
            (attention.query, query_key),
            (attention.key, query_key),
            (attention.value, value),
        ):
            self._note(dense, source)
        # The context is a mean of values, so their range bounds its range.
        self._note(attention.output_dense, attention.value(value))
        hidden, _ = attention(query_key, value, residual, self._mask)
        for feed_forward in block.feed_forwards:
            hidden = self._feed_forward(feed_forward, hidden)
        if block.output_bottleneck is None:
            return hidden
        self._note(block.output_bottleneck.dense, hidden)
        return block.output_bottleneck(hidden, inputs)

    def _attention_sources(self, block: keras.layers.Layer, inputs, residual):
        if block.attention_inputs == "bottleneck":
            return residual, residual
        if block.attention_inputs == "block":
            return inputs, inputs
        self._note(block.key_query_bottleneck.dense, inputs)
        return block.key_query_bottleneck(inputs), inputs

    def _feed_forward(self, feed_forward: keras.layers.Layer, hidden):
        self._note(feed_forward.intermediate_dense, hidden)
        intermediate = feed_forward.activation(feed_forward.intermediate_dense(hidden))
        self._note(feed_forward.output_dense, intermediate)
        return feed_forward(hidden)

    def _note(self, dense: keras.layers.Layer, inputs) -> None:
        real = np.abs(np.asarray(inputs, np.float64)[self._mask > 0])
        largest = real.max(axis=0)
        self._ranges[id(dense)] = np.maximum(self._ranges.get(id(dense), 0.0), largest)
