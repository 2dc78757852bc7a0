# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Where a float32 file multiplies queries with keys."""

from __future__ import annotations

import dataclasses

from ai_edge_litert import schema_py_generated as schema

from mobilebert_tf.lite.flatbuffer import operator_names, tensor_name

_MOVES = ("RESHAPE", "TRANSPOSE")


@dataclasses.dataclass(frozen=True, kw_only=True)
class ScoreProduct:
    """The tensors of one block's product, by name.

    Attributes:
        queries: the left operand.
        keys: the right operand, and what it was moved from, up to the linear layer's output.
        scores: the product, before the mask is added.
    """

    queries: str
    keys: tuple[str, ...]
    scores: str


def score_products(model: schema.ModelT) -> list[ScoreProduct]:
    """Finds the products with transposed keys; probabilities times values are none.

    Args:
        model: of `convert_model`, float32.
    """
    subgraph = model.subgraphs[0]
    kinds = operator_names(model)
    moved = {
        int(operator.outputs[0]): int(operator.inputs[0])
        for operator, kind in zip(subgraph.operators, kinds, strict=True)
        if kind in _MOVES
    }
    products = []
    for operator, kind in zip(subgraph.operators, kinds, strict=True):
        if kind == "BATCH_MATMUL" and operator.builtinOptions.adjY:
            queries, keys = map(int, operator.inputs)
            chain = [keys]
            while chain[-1] in moved:
                chain.append(moved[chain[-1]])
            products.append(
                ScoreProduct(
                    queries=tensor_name(subgraph.tensors[queries]),
                    keys=tuple(tensor_name(subgraph.tensors[index]) for index in chain),
                    scores=tensor_name(subgraph.tensors[operator.outputs[0]]),
                )
            )
    return products
