# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Valid inputs for a BERT-like `.tflite` file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from ai_edge_litert import schema_py_generated as schema

# What the inputs of exported BERTs are called, in lower case.
_IDS = ("ids", "input_ids", "input_word_ids", "token_ids")
_MASK = ("mask", "input_mask", "attention_mask", "padding_mask")
_SEGMENT_IDS = ("segment_ids", "input_type_ids", "token_type_ids")
_LOOKUPS = (schema.BuiltinOperator.GATHER, schema.BuiltinOperator.EMBEDDING_LOOKUP)


def token_inputs(
    details: Mapping[str, Mapping], vocabulary_size: int, seed: int
) -> dict[str, np.ndarray]:
    """Makes inputs by name: random token ids, a mask of ones, segment 0.

    Ids within the vocabulary matter: stock benchmark tools feed ids out of
    range, at which the gather operator stops. A mask of ones makes a text as
    long as the input, the worst case.

    Args:
        details: input name to its details, as a signature runner gives them.
        vocabulary_size: ids are below it.
        seed: of the ids.

    Raises:
        ValueError: for an input whose name says nothing.
    """
    rng = np.random.default_rng(seed)
    inputs = {}
    for name, detail in details.items():
        shape, dtype = tuple(detail["shape"]), detail["dtype"]
        if name.lower() in _IDS:
            inputs[name] = rng.integers(0, vocabulary_size, shape).astype(dtype)
        elif name.lower() in _MASK:
            inputs[name] = np.ones(shape, dtype)
        elif name.lower() in _SEGMENT_IDS:
            inputs[name] = np.zeros(shape, dtype)
        else:
            raise ValueError(
                "Inputs must be called like those of a BERT "
                f"({', '.join(_IDS + _MASK + _SEGMENT_IDS)}). Received: {name!r}"
            )
    return inputs


def vocabulary_size_of(content: bytes) -> int:
    """Reads the number of rows of the largest embedding table of a model.

    Raises:
        ValueError: if no constant table is looked up.
    """
    model = schema.ModelT.InitFromObj(schema.Model.GetRootAs(content, 0))
    tables = [table for subgraph in model.subgraphs for table in _tables(model, subgraph)]
    rows = [int(t.shape[0]) for t in tables if len(t.shape) == 2 and _is_constant(model, t)]
    if not rows:
        raise ValueError(
            "The model looks up no embedding table, so valid token ids are unknown. "
            "Give --vocabulary_size."
        )
    return max(rows)


def _tables(model: schema.ModelT, subgraph: schema.SubGraphT) -> Iterator[schema.TensorT]:
    """What is looked up; of a table in half precision the constant, not its widened form."""
    codes = [max(each.builtinCode, each.deprecatedBuiltinCode) for each in model.operatorCodes]
    widened = {
        operator.outputs[0]: operator.inputs[0]
        for operator in subgraph.operators
        if codes[operator.opcodeIndex] == schema.BuiltinOperator.DEQUANTIZE
    }
    for operator in subgraph.operators:
        if codes[operator.opcodeIndex] in _LOOKUPS:
            for index in operator.inputs:
                yield subgraph.tensors[widened.get(index, index)]


def _is_constant(model: schema.ModelT, tensor: schema.TensorT) -> bool:
    buffer = model.buffers[tensor.buffer]
    return buffer.data is not None or bool(buffer.size)
