# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Moves biases that only linear layers see into those layers' own."""

from __future__ import annotations

from collections.abc import Iterator

import keras
import numpy as np

from mobilebert_tf.lite.residual_stream import has_streams
from mobilebert_tf.models.mobilebert_backbone import MobileBERTBackbone


def absorb_biases(backbone: MobileBERTBackbone) -> list[keras.layers.Layer]:
    """Leaves the bottlenecks that attention reads without a bias, in place.

    The converter does so itself where query and key are all that reads a bottleneck;
    where its output goes elsewhere too (the first row of a classifier's last block, the
    residual of MobileBERT-TINY) it leaves the addition in the middle, and int8 would
    round before and after it. No result changes.

    Returns:
        The linear layers that have no bias any more.
    """
    absorbed = []
    for block in backbone.blocks if has_streams(backbone) else ():
        for bottleneck, readers, adders in _bottlenecks(block):
            bias = _take_bias(bottleneck)
            for dense in readers:
                _add(dense.bias, bias @ np.asarray(dense.kernel, np.float64))
            for dense in adders:
                _add(dense.bias, bias)
            absorbed.append(bottleneck.dense)
    return absorbed


def _bottlenecks(block: keras.layers.Layer) -> Iterator[tuple]:
    """A bottleneck, the layers that read it, and those whose output is added to it."""
    attention = block.attention
    if block.attention_inputs == "shared_bottleneck":
        yield block.key_query_bottleneck, (attention.query, attention.key), ()
    if block.attention_inputs == "bottleneck":
        readers = (attention.query, attention.key, attention.value)
        yield block.input_bottleneck, readers, (attention.output_dense,)


def _take_bias(bottleneck: keras.layers.Layer) -> np.ndarray:
    """What the bottleneck and its norm add, which is zero afterwards."""
    dense, norm = bottleneck.dense, bottleneck.normalization
    bias = np.asarray(dense.bias, np.float64) * np.asarray(norm.gamma) + np.asarray(norm.beta)
    for variable in (dense.bias, norm.beta):
        variable.assign(np.zeros(variable.shape))
    return bias


def _add(variable: keras.Variable, values: np.ndarray) -> None:
    variable.assign(np.asarray(variable, np.float64) + values)
