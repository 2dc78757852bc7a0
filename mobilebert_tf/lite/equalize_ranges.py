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
from mobilebert_tf.lite.rescale_channels import rescale_stream, scalable_streams
from mobilebert_tf.lite.residual_stream import Stream

BALANCE = 0.5
_LARGEST_ACTIVATION = 16.0
# Channels this much below the largest are as good as unused: do not blow them up.
_SMALLEST_RANGE = 1e-4


def equalize_ranges(
    model: Model, samples: Sequence[dict[str, np.ndarray]], balance: float = BALANCE
) -> Model:
    """Returns an equal model whose channels are of similar range.

    Args:
        model: a folded model, of `fold_norms`.
        samples: of `calibration_samples`.
        balance: 1 makes activations equal, 0 weights.
    """
    equalized = copy_model(model)
    _equalize(equalized, samples, balance)
    return equalized


def equalizing_scales(
    model: Model, samples: Sequence[dict[str, np.ndarray]], balance: float = BALANCE
) -> dict[str, np.ndarray]:
    """What `equalize_ranges` divides the channels of each stream by, for `rescale_channels`."""
    return _equalize(copy_model(model), samples, balance)


def _equalize(model: Model, samples: Sequence, balance: float) -> dict[str, np.ndarray]:
    ranges = input_ranges(backbone_and_readers(model)[0], samples)
    weights, scales = LinearWeights(), {}
    for stream in scalable_streams(model):
        scales[stream.name] = _channel_scale(stream, ranges, weights, balance)
        rescale_stream(stream, scales[stream.name], weights)
    weights.assign()
    return scales


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
