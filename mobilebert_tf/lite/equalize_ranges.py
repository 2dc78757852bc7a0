# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Makes channels that are quantised together equally large, changing no result.

An activation has one int8 scale for all its channels, set by the largest, and
the others share what is left. Folded norms leave the channels of the residual
streams far apart. But every stream has a free positive scale `c` per channel:
writers divided by `c` and readers multiplied by it compute the same. With

    c = range ** balance / weight ** (1 - balance)

(`range` the channel's largest activation, `weight` the largest entry of the
row that reads it; the geometric mean over all readers) the spread is shared by
activations and weights, as SmoothQuant does for one layer (arXiv:2211.10438,
equation 4). Writers lose nothing: their weights have a scale per channel.

One factor for all channels is free still. It brings the largest activation of a
stream to 16, for runtimes that compute sums in half precision, which ends at 65504:
in trained MobileBERTs the streams span many decades from block to block.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mobilebert_tf.lite.copy_model import Model, backbone_and_readers, copy_model
from mobilebert_tf.lite.input_ranges import input_ranges
from mobilebert_tf.lite.linear_weights import LinearWeights
from mobilebert_tf.lite.residual_stream import (
    Stream,
    has_streams,
    inner_streams,
    residual_streams,
)

BALANCE = 0.5
_LARGEST_ACTIVATION = 16.0
# Channels this much below the largest are as good as unused: do not blow them up.
_SMALLEST_RANGE = 1e-4


def equalize_ranges(
    model: Model, samples: Sequence[dict[str, np.ndarray]], balance: float = BALANCE
) -> Model:
    """Returns an equal model whose channels are of similar range.

    Layer normalisation ties the scale of a residual sum, so models with it only
    get their inner streams equalised, and so do those without bottlenecks.

    Args:
        model: a folded model, of `fold_norms`.
        samples: of `calibration_samples`.
        balance: 1 makes activations equal, 0 weights.
    """
    equalized = copy_model(model)
    backbone, readers = backbone_and_readers(equalized)
    ranges = input_ranges(backbone, samples)
    streams = list(inner_streams(backbone))
    if has_streams(backbone):
        streams += residual_streams(backbone, readers)
    weights = LinearWeights()
    for stream in streams:
        _rescale(stream, _channel_scale(stream, ranges, weights, balance), weights)
    weights.assign()
    return equalized


def _channel_scale(
    stream: Stream, ranges: dict[int, np.ndarray], weights: LinearWeights, balance: float
) -> np.ndarray:
    logs, activations = [], []
    for step in stream.steps:
        if step.kind == "read" and id(step.dense) in ranges:
            activations.append(ranges[id(step.dense)])
            activation = _floored(activations[-1])
            weight = _floored(np.abs(weights.kernel(step.dense)).max(axis=1))
            logs.append(balance * np.log(activation) - (1 - balance) * np.log(weight))
    scale = np.exp(np.mean(logs, axis=0))
    largest = np.max(np.max(activations, axis=0) / scale)
    return scale * (largest / _LARGEST_ACTIVATION if largest else 1.0)


def _floored(values: np.ndarray) -> np.ndarray:
    largest = values.max()
    return np.maximum(values, _SMALLEST_RANGE * largest) if largest else np.ones_like(values)


def _rescale(stream: Stream, scale: np.ndarray, weights: LinearWeights) -> None:
    last = stream.steps[-1]
    for step in stream.steps:
        if step.kind == "read":
            weights.scale_inputs(step.dense, scale)
            continue
        weights.scale_outputs(step.dense, 1 / scale)
        for table in step.tables:
            table.embeddings.assign(np.asarray(table.embeddings, np.float64) / scale)
        if step.normalization is not None and step is not last:
            beta = np.asarray(step.normalization.beta, np.float64)
            step.normalization.beta.assign(beta / scale)
    if last.kind == "add":  # Nobody reads the end: its norm gives the true scale back.
        gamma = np.asarray(last.normalization.gamma, np.float64)
        last.normalization.gamma.assign(gamma * scale)
