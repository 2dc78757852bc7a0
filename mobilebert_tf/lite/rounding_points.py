# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Which tensors of a float32 file become int8, by the layers that they join."""

from __future__ import annotations

import collections
import re

from ai_edge_litert import schema_py_generated as schema

from mobilebert_tf.lite.flatbuffer import operator_names, tensor_name, unpack_model
from mobilebert_tf.models.quantization import RoundingPoint

# What only moves values has the range of what it moves.
_MOVES = ("RESHAPE", "STRIDED_SLICE", "TRANSPOSE")
# Linear layers that stay float.
_HEADS = ("logits_dense", "span_dense")
# Trigrams are joined from rows of the table, whose scale is the table's.
_OF_THE_TABLE = ("GATHER", "CONCATENATION")


def rounding_points(content: bytes) -> dict[str, RoundingPoint]:
    """Finds what `quantize_linear_layers` will round on the way in and out of layers.

    A tensor is rounded once, however many layers read it: the output of a layer
    where it is written, any other one by its readers.

    Args:
        content: a float32 model of `convert_model`.

    Returns:
        Tensor name -> its point. The word table and what is made of it by moving
        alone are left out: their range is the table's.
    """
    graph = _Graph(unpack_model(content))
    readers = collections.defaultdict(set)
    for layer, inputs, _ in graph.layers:
        readers[graph.root(inputs)].add(layer)
    points = {root: RoundingPoint(read_by=tuple(sorted(readers[root]))) for root in readers}
    points |= {output: RoundingPoint(output_of=layer) for layer, _, output in graph.layers}
    roots = {tensor: graph.root(tensor) for tensor in {*graph.moved, *points}}
    return {
        graph.name(tensor): points[root]
        for tensor, root in roots.items()
        if root in points and root not in graph.of_the_table
    }


class _Graph:
    """A file's int8 linear layers: name, input and output tensor."""

    def __init__(self, model: schema.ModelT):
        self._tensors = model.subgraphs[0].tensors
        self.layers: list[tuple[str, int, int]] = []
        self.moved: dict[int, int] = {}
        self.of_the_table: set[int] = set()
        operators = model.subgraphs[0].operators
        for operator, kind in zip(operators, operator_names(model), strict=True):
            inputs, output = list(map(int, operator.inputs)), int(operator.outputs[0])
            if kind in _MOVES:
                self.moved[output] = inputs[0]
            elif kind in _OF_THE_TABLE:
                self.of_the_table.add(output)
            elif kind == "FULLY_CONNECTED":
                self._add_layer(inputs[0], output)

    def name(self, tensor: int) -> str:
        return tensor_name(self._tensors[tensor])

    def root(self, tensor: int) -> int:
        """The tensor that this one is moved from."""
        while tensor in self.moved:
            tensor = self.moved[tensor]
        return tensor

    def _add_layer(self, inputs: int, output: int) -> None:
        found = re.search(r"([^;]+)/MatMul", self.name(output))
        if found is not None and found[1] not in _HEADS:
            # A bottleneck that is computed for all rows and for the first is numbered.
            self.layers.append((found[1].replace("bottleneck_1/", "bottleneck/"), inputs, output))
