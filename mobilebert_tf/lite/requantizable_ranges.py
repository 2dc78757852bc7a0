# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Keeps the ranges of activations where XNNPACK can requantise."""

from __future__ import annotations

import numpy as np
from ai_edge_litert import schema_py_generated as schema

from mobilebert_tf.lite.flatbuffer import operator_names, tensor_name, unpack_model

# An int8 linear layer multiplies its sums by input scale * weight scale / output
# scale. XNNPACK refuses a factor outside [2^-32, 2^8); a quarter of each is room
# for rounding.
_SMALLEST_FACTOR = 2.0**-30
_LARGEST_FACTOR = 2.0**6
_WEIGHT_STEPS = 127


def requantizable_ranges(
    content: bytes, ranges: dict[str, dict[str, np.ndarray]]
) -> dict[str, dict[str, np.ndarray]]:
    """Widens ranges that are too narrow beside those of the same linear layer.

    A feed-forward network whose ReLUs are all closed has outputs of zero. Their
    range is empty, the scale next to nothing, and the runtime refuses the
    file. Zeros are exact at every scale, so a wider range costs nothing there.

    Args:
        content: the float32 model.
        ranges: tensor name to its `min` and `max`; left as it is.

    Returns:
        The same ranges, some wider.
    """
    model = unpack_model(content)
    ranges = dict(ranges)
    for inputs, output, weights in _linear_layers(model):
        if inputs not in ranges or output not in ranges:
            continue
        largest = np.abs(weights).max(axis=1)
        live = largest[largest > 0]
        if not live.size:
            continue
        factor = live.max() / _WEIGHT_STEPS / _LARGEST_FACTOR
        _widen(ranges, output, _width(ranges[inputs]) * factor)
        factor = _SMALLEST_FACTOR * _WEIGHT_STEPS / live.min()
        _widen(ranges, inputs, _width(ranges[output]) * factor)
    return ranges


def _linear_layers(model: schema.ModelT):
    """Yields the input's name, the output's and the weights `(out, in)`, in order."""
    subgraph = model.subgraphs[0]
    for operator, kind in zip(subgraph.operators, operator_names(model), strict=True):
        if kind == "FULLY_CONNECTED":
            inputs, weights = (subgraph.tensors[index] for index in operator.inputs[:2])
            data = model.buffers[weights.buffer].data
            if data is not None and weights.type == schema.TensorType.FLOAT32:
                values = np.frombuffer(bytes(data), np.float32).reshape(weights.shape)
                output = subgraph.tensors[operator.outputs[0]]
                yield tensor_name(inputs), tensor_name(output), values


def _width(known: dict[str, np.ndarray]) -> float:
    """The range with zero in it, which every int8 tensor can say."""
    return float(max(known["max"].max(), 0.0) - min(known["min"].min(), 0.0))


def _widen(ranges: dict[str, dict[str, np.ndarray]], name: str, least: float) -> None:
    known = ranges[name]
    if _width(known) < least:
        high = np.full_like(known["max"], least + min(float(known["min"].min()), 0.0))
        ranges[name] = {"min": np.minimum(known["min"], 0), "max": np.maximum(known["max"], high)}
