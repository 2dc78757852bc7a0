# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Gives what is made of a table by moving alone the table's own range."""

from __future__ import annotations

import numpy as np

from mobilebert_tf.lite.flatbuffer import operator_names, tensor_name, unpack_model

_MOVES = ("CONCATENATION", "RESHAPE", "STRIDED_SLICE", "TRANSPOSE")


def table_ranges(
    content: bytes, ranges: dict[str, dict[str, np.ndarray]], table: str
) -> dict[str, dict[str, np.ndarray]]:
    """Sets the ranges of a table's rows, and of the trigrams that are joined from them.

    Calibration sees the rows of a few texts, whose range is narrower than the whole
    table's. Rows are int8 when they leave the table; in another range they would be
    rounded a second time.

    Args:
        content: the float32 model.
        ranges: tensor name to its `min` and `max`; left as it is.
        table: part of the name of the gather operator.

    Returns:
        The same ranges, those of the table's rows replaced.
    """
    model, ranges = unpack_model(content), dict(ranges)
    subgraph = model.subgraphs[0]
    low_high: dict[int, tuple[float, float]] = {}
    for operator, kind in zip(subgraph.operators, operator_names(model), strict=True):
        output = int(operator.outputs[0])
        name = tensor_name(subgraph.tensors[output])
        if kind == "GATHER" and table in name:
            rows = model.buffers[subgraph.tensors[operator.inputs[0]].buffer].data
            rows = np.frombuffer(bytes(rows), np.float32)
            low_high[output] = min(0.0, rows.min()), max(0.0, rows.max())
        elif kind in _MOVES:
            found = [low_high[each] for each in map(int, operator.inputs) if each in low_high]
            if found:
                low_high[output] = found[0]
        if output in low_high and name in ranges:
            bounds = zip(("min", "max"), low_high[output], strict=True)
            ranges[name] = {
                bound: np.full_like(ranges[name][bound], value) for bound, value in bounds
            }
    return ranges
