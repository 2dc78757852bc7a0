# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Several sequence lengths in one file, over one copy of the weights.

A file for 384 tokens computes 384 tokens for every text, however short. With a
subgraph and a signature for each of several lengths the runtime can take the
smallest that fits. Buffers of equal content, which is all weights, are stored
once, so that a length costs its graph alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from ai_edge_litert import schema_py_generated as schema

from mobilebert_tf.lite.flatbuffer import builtin_code, pack_model, unpack_model


def join_lengths(contents: Mapping[int, bytes]) -> bytes:
    """Joins models of the same weights into one file.

    Args:
        contents: sequence length to a model of one subgraph and one signature.

    Returns:
        The longest one's file, with a further subgraph for every other length
        and a signature `serving_<length>` for it. The longest keeps the first subgraph
        and its signature, for clients that know nothing of others.

    Raises:
        ValueError: if there is no model, or one that was joined before.
    """
    if not contents:
        raise ValueError("`contents` must have at least one model. Received: none.")
    longest, *others = sorted(contents, reverse=True)
    joined = _Joined(unpack_model(contents[longest]))
    for length in others:
        joined.add(unpack_model(contents[length]), f"serving_{length}")
    return pack_model(joined.model) if others else contents[longest]


class _Joined:
    """The file so far, and where its buffers and operator codes are."""

    def __init__(self, model: schema.ModelT):
        self.model = model
        self._buffers: dict[bytes, int] = {}
        for index, buffer in enumerate(model.buffers):
            self._buffers.setdefault(_digest(buffer), index)
        self._codes = {_code(code): index for index, code in enumerate(model.operatorCodes)}
        self._require_single(model)

    def add(self, model: schema.ModelT, signature: str) -> None:
        """Appends the subgraph of another model."""
        self._require_single(model)
        (subgraph,), (definition,) = model.subgraphs, model.signatureDefs
        for tensor in subgraph.tensors:
            tensor.buffer = self._place_of(model.buffers[tensor.buffer])
        for operator in subgraph.operators:
            operator.opcodeIndex = self._code_of(model.operatorCodes[operator.opcodeIndex])
        definition.subgraphIndex = len(self.model.subgraphs)
        definition.signatureKey = subgraph.name = signature
        self.model.subgraphs.append(subgraph)
        self.model.signatureDefs.append(definition)

    def _place_of(self, buffer: schema.BufferT) -> int:
        digest = _digest(buffer)
        if digest not in self._buffers:
            self._buffers[digest] = len(self.model.buffers)
            self.model.buffers.append(buffer)
        return self._buffers[digest]

    def _code_of(self, code: schema.OperatorCodeT) -> int:
        if _code(code) not in self._codes:
            self._codes[_code(code)] = len(self.model.operatorCodes)
            self.model.operatorCodes.append(code)
        return self._codes[_code(code)]

    def _require_single(self, model: schema.ModelT) -> None:
        numbers = len(model.subgraphs), len(model.signatureDefs or ())
        if numbers != (1, 1):
            raise ValueError(
                "`contents` must be models of one subgraph and one signature. "
                f"Received: {numbers[0]} and {numbers[1]}"
            )


def _digest(buffer: schema.BufferT) -> bytes:
    # Buffers without data belong to activations; any one of them stands for all.
    data = b"" if buffer.data is None else bytes(memoryview(buffer.data))
    return hashlib.sha256(data).digest()


def _code(code: schema.OperatorCodeT) -> tuple:
    return builtin_code(code), code.version, code.customCode
