# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A toy `.tflite` classifier, made without TensorFlow, to try a target before there is a model.

python -m android_bench.tiny_model toy.tflite
"""

from __future__ import annotations

import pathlib
import sys

import flatbuffers
import numpy as np
from ai_edge_litert import schema_py_generated as schema

_OPERATOR = schema.BuiltinOperator
_INPUTS = ("ids", "mask", "segment_ids")


def tiny_model(
    sequence_length: int = 8,
    num_tokens: int = 32,
    hidden_dim: int = 16,
    num_layers: int = 1,
    seed: int = 0,
) -> bytes:
    """Makes a model that looks up tokens, transforms them, and averages those in use.

    It has the inputs of a BERT, `ids`, `mask` and `segment_ids`, int32 of shape
    `(1, sequence_length)`, and the output `probability`, float32 of shape `(1, 2)`.
    The same arguments always give the same bytes.
    """
    graph = _Graph(np.random.RandomState(seed))
    shape = (1, sequence_length)
    ids, mask, segment_ids = (graph.add_tensor(name, shape, np.int32) for name in _INPUTS)
    table = graph.add_weights("table", (num_tokens, hidden_dim))
    hidden = (1, sequence_length, hidden_dim)
    tokens = graph.add(_OPERATOR.GATHER, [table, ids], hidden, "Gather")
    for _ in range(num_layers):
        tokens = graph.add_dense(tokens, hidden, hidden_dim)
    used = graph.add(_OPERATOR.SUB, [mask, segment_ids], shape, "Sub", np.int32)
    used = graph.add(_OPERATOR.CAST, [used], shape, "Cast")
    used = graph.add(_OPERATOR.RESHAPE, [used, graph.add_shape((*shape, 1))], (*shape, 1))
    tokens = graph.add(_OPERATOR.MUL, [tokens, used], hidden, "Mul")
    axis = graph.add_constant("axis", np.array([1], np.int32))
    text = graph.add(_OPERATOR.MEAN, [tokens, axis], (1, hidden_dim), "Reducer")
    logits = graph.add_dense(text, (1, 2), hidden_dim)
    output = graph.add(_OPERATOR.SOFTMAX, [logits], (1, 2), "Softmax")
    return graph.pack(dict(zip(_INPUTS, (ids, mask, segment_ids), strict=True)), output)


class _Graph:
    """Collects tensors and operators."""

    def __init__(self, rng: np.random.RandomState):
        self._rng = rng
        self._tensors: list[schema.TensorT] = []
        self._operators: list[schema.OperatorT] = []
        self._codes: list[int] = []
        self._buffers = [schema.BufferT()]  # the first one is empty by convention

    def add_tensor(self, name: str, shape: tuple[int, ...], dtype: type = np.float32) -> int:
        tensor = schema.TensorT()
        tensor.name, tensor.shape, tensor.buffer = name, list(shape), 0
        int32 = np.dtype(dtype) == np.int32
        tensor.type = schema.TensorType.INT32 if int32 else schema.TensorType.FLOAT32
        self._tensors.append(tensor)
        return len(self._tensors) - 1

    def add_constant(self, name: str, value: np.ndarray) -> int:
        buffer = schema.BufferT()
        buffer.data = np.frombuffer(value.tobytes(), np.uint8)
        self._buffers.append(buffer)
        index = self.add_tensor(name, value.shape, value.dtype.type)
        self._tensors[index].buffer = len(self._buffers) - 1
        return index

    def add_weights(self, name: str, shape: tuple[int, ...]) -> int:
        return self.add_constant(name, self._rng.uniform(-1, 1, shape).astype(np.float32))

    def add_shape(self, shape: tuple[int, ...]) -> int:
        return self.add_constant("shape", np.array(shape, np.int32))

    def add_dense(self, tensor: int, shape: tuple[int, ...], input_dim: int) -> int:
        weights = self.add_weights("weights", (shape[-1], input_dim))
        bias = self.add_weights("bias", (shape[-1],))
        options = schema.FullyConnectedOptionsT()
        options.keepNumDims = True
        inputs = [tensor, weights, bias]
        return self.add(_OPERATOR.FULLY_CONNECTED, inputs, shape, "FullyConnected", options=options)

    def add(self, code, inputs, shape, kind="Reshape", dtype=np.float32, options=None) -> int:
        operator = schema.OperatorT()
        if code not in self._codes:
            self._codes.append(code)
        operator.opcodeIndex = self._codes.index(code)
        operator.inputs = inputs
        operator.outputs = [self.add_tensor(kind, shape, dtype)]
        operator.builtinOptionsType = getattr(schema.BuiltinOptions, f"{kind}Options")
        operator.builtinOptions = options or getattr(schema, f"{kind}OptionsT")()
        if kind == "Softmax":
            operator.builtinOptions.beta = 1.0
        self._operators.append(operator)
        return operator.outputs[0]

    def pack(self, inputs: dict[str, int], output: int) -> bytes:
        subgraph = schema.SubGraphT()
        subgraph.tensors, subgraph.operators = self._tensors, self._operators
        subgraph.inputs, subgraph.outputs = list(inputs.values()), [output]
        model = schema.ModelT()
        model.version, model.subgraphs, model.buffers = 3, [subgraph], self._buffers
        model.operatorCodes = [_operator_code(code) for code in self._codes]
        model.signatureDefs = [_signature(inputs, output)]
        builder = flatbuffers.Builder(1024)
        builder.Finish(model.Pack(builder), b"TFL3")
        return bytes(builder.Output())


def _operator_code(code: int) -> schema.OperatorCodeT:
    operator_code = schema.OperatorCodeT()
    operator_code.builtinCode, operator_code.version = code, 1
    operator_code.deprecatedBuiltinCode = min(code, 127)
    return operator_code


def _signature(inputs: dict[str, int], output: int) -> schema.SignatureDefT:
    signature = schema.SignatureDefT()
    signature.signatureKey, signature.subgraphIndex = "serving_default", 0
    signature.inputs = [_tensor_map(*item) for item in inputs.items()]
    signature.outputs = [_tensor_map("probability", output)]
    return signature


def _tensor_map(name: str, index: int) -> schema.TensorMapT:
    tensor_map = schema.TensorMapT()
    tensor_map.name, tensor_map.tensorIndex = name, index
    return tensor_map


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m android_bench.tiny_model FILE.tflite")
    try:
        pathlib.Path(sys.argv[1]).write_bytes(tiny_model())
    except OSError as error:
        sys.exit(f"error: {error}")
