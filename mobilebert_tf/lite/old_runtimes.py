# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What runtimes of 2023 make of a `.tflite` file: tflite-runtime 2.14, the Task Library 0.4.4.

Both have the same operators. What they were seen to refuse, to compute wrongly, or to
compute slowly stands here.
"""

from __future__ import annotations

from collections.abc import Iterator

from ai_edge_litert import schema_py_generated as schema

from mobilebert_tf.lite.flatbuffer import builtin_code, builtin_name, tensor_types

_INT8, _FLOAT32 = schema.TensorType.INT8, schema.TensorType.FLOAT32
# They know this type and compute rubbish with it, and none that came later.
_FIRST_UNUSABLE_TYPE = schema.TensorType.INT4
# The last operator that they have.
_LAST_OPERATOR = schema.BuiltinOperator.RIGHT_SHIFT
_LINEAR = schema.BuiltinOperator.FULLY_CONNECTED
_PRODUCT = schema.BuiltinOperator.BATCH_MATMUL
# The highest version they have, of the operators of which LiteRT 2.3 has a higher one.
_VERSIONS = {
    name: version
    for version, names in {
        1: "COS DYNAMIC_UPDATE_SLICE LOG SIN SQRT",
        2: "GELU RSQRT SPLIT_V",
        3: "BROADCAST_TO EMBEDDING_LOOKUP NOT_EQUAL QUANTIZE REVERSE_V2 SOFTMAX",
        4: "CONCATENATION EQUAL FILL GATHER_ND PACK PAD PADV2 SPLIT TRANSPOSE_CONV UNPACK",
        5: "ADD CAST DEQUANTIZE",
        6: "GATHER SLICE TRANSPOSE",
        7: "CONV_2D MUL",
        10: "FULLY_CONNECTED",
    }.items()
    for name in names.split()
}
# The version of the linear layer with one scale a channel for int8 weights under
# float activations, and the first runtime that has it.
_PER_CHANNEL_VERSION, _PER_CHANNEL_RUNTIME = 12, "2.17"


def too_new_for_old_runtimes(model: schema.ModelT) -> list[str]:
    """Why a runtime of 2023 refuses the file or computes rubbish; empty if it runs it."""
    types = {
        name
        for index, subgraph in enumerate(model.subgraphs)
        for name, tensor in zip(tensor_types(model, index), subgraph.tensors, strict=True)
        if tensor.type >= _FIRST_UNUSABLE_TYPE
    }
    reasons = [f"it takes no tensors of {name}" for name in sorted(types)]
    return [*_too_new_operators(model), *_mislabelled(model), *reasons]


def slow_in_old_runtimes(model: schema.ModelT) -> tuple[str, ...]:
    """What such a runtime computes, but slowly."""
    for subgraph, operator in _operators(model, _PRODUCT):
        if all(subgraph.tensors[index].type == _INT8 for index in operator.inputs):
            return (
                "it multiplies queries with keys in int8 (--int8_scores), which runtimes before "
                "TensorFlow 2.20 and LiteRT 2 do by a slower kernel than in float",
            )
    return ()


def _too_new_operators(model: schema.ModelT) -> list[str]:
    reasons = set()
    for code in model.operatorCodes or ():
        name = builtin_name(code)
        if builtin_code(code) > _LAST_OPERATOR:
            reasons.add(f"it has no {name}")
        elif builtin_code(code) == _LINEAR and code.version >= _PER_CHANNEL_VERSION:
            reasons.add(_per_channel())
        elif code.version > _VERSIONS.get(name, code.version):
            reasons.add(f"it has {name} up to version {_VERSIONS[name]}: {code.version}")
    return sorted(reasons)


def _mislabelled(model: schema.ModelT) -> list[str]:
    for subgraph, operator in _operators(model, _LINEAR):
        version = model.operatorCodes[operator.opcodeIndex].version
        if version < _PER_CHANNEL_VERSION and _is_per_channel_hybrid(subgraph, operator):
            return [_per_channel(f", but the file says version {version}, so it computes rubbish")]
    return []


def _per_channel(but: str = "") -> str:
    return (
        f"per-channel dynamic weights need TFLite {_PER_CHANNEL_RUNTIME}{but}; "
        "export with --precision=dynamic, which has one scale a layer"
    )


def _is_per_channel_hybrid(subgraph: schema.SubGraphT, operator: schema.OperatorT) -> bool:
    inputs, weights = (subgraph.tensors[index] for index in operator.inputs[:2])
    if inputs.type != _FLOAT32 or weights.type != _INT8 or weights.quantization is None:
        return False
    return weights.quantization.scale is not None and len(weights.quantization.scale) > 1


def _operators(
    model: schema.ModelT, kind: int
) -> Iterator[tuple[schema.SubGraphT, schema.OperatorT]]:
    for subgraph in model.subgraphs:
        for operator in subgraph.operators or ():
            if builtin_code(model.operatorCodes[operator.opcodeIndex]) == kind:
                yield subgraph, operator
