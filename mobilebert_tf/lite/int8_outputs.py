# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Gives a file outputs of int8, and reads them back.

For accelerators and firmware that take no float at the border. Token ids stay
int32: no vocabulary fits into eight bits.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from ai_edge_litert import schema_py_generated as schema

from mobilebert_tf.lite.flatbuffer import builtin_code, pack_model, tensor_name, unpack_model

_LOWEST, _STEPS = -128, 255
# What TFLite's own int8 softmax and sigmoid have: 1 / 256 a step from 0.
_PROBABILITY = (0.0, 255 / 256)


def quantize_outputs(content: bytes, ranges: Mapping[str, tuple[float, float]]) -> bytes:
    """Ends every output of every signature in a QUANTIZE to int8.

    Args:
        content: a file with float32 outputs.
        ranges: output to its smallest and largest value. A name with `probability`
            in it needs none: it goes from 0 to 255/256.

    Returns:
        The file; output tensors have one scale and zero point and keep their names.
    """
    model = unpack_model(content)
    code = _quantize_code(model)
    for definition in model.signatureDefs:
        subgraph = model.subgraphs[definition.subgraphIndex]
        for output in definition.outputs:
            name = tensor_name(output)
            low_high = _PROBABILITY if "probability" in name else ranges[name]
            index = _append(subgraph, code, output.tensorIndex, _quantization(*low_high))
            places = [int(each) for each in subgraph.outputs]
            subgraph.outputs = [index if each == output.tensorIndex else each for each in places]
            output.tensorIndex = index
    return pack_model(model)


def run_float(runner, **inputs: np.ndarray) -> dict[str, np.ndarray]:
    """Runs a signature; outputs of int8 come back as the floats that they stand for."""
    outputs = runner(**inputs)
    if all(value.dtype == np.float32 for value in outputs.values()):
        return outputs
    details = runner.get_output_details()
    return {name: _dequantized(value, details[name]) for name, value in outputs.items()}


def output_ranges(outputs: list[dict[str, np.ndarray]]) -> dict[str, tuple[float, float]]:
    """Smallest and largest value, zero among them, of outputs by name."""
    return {
        name: (
            min(0.0, min(float(each[name].min()) for each in outputs)),
            max(0.0, max(float(each[name].max()) for each in outputs)),
        )
        for name in outputs[0]
    }


def _quantize_code(model: schema.ModelT) -> int:
    quantize = schema.BuiltinOperator.QUANTIZE
    for index, code in enumerate(model.operatorCodes):
        if builtin_code(code) == quantize:
            return index
    code = schema.OperatorCodeT(builtinCode=quantize, deprecatedBuiltinCode=quantize, version=1)
    model.operatorCodes.append(code)
    return len(model.operatorCodes) - 1


def _quantization(low: float, high: float) -> schema.QuantizationParametersT:
    scale = max(high - low, 1e-6) / _STEPS
    zero_point = int(np.clip(round(_LOWEST - low / scale), _LOWEST, _LOWEST + _STEPS))
    return schema.QuantizationParametersT(
        scale=np.array([scale], np.float32), zeroPoint=np.array([zero_point], np.int64)
    )


def _append(subgraph: schema.SubGraphT, code: int, source: int, quantization) -> int:
    """Adds the operator behind tensor `source`, whose name goes to its result."""
    before = subgraph.tensors[source]
    after = schema.TensorT(
        shape=before.shape,
        type=schema.TensorType.INT8,
        name=before.name,
        buffer=0,
        quantization=quantization,
        hasRank=before.hasRank,
    )
    before.name = f"{tensor_name(before)}_float"
    subgraph.tensors.append(after)
    index = len(subgraph.tensors) - 1
    subgraph.operators.append(
        schema.OperatorT(
            opcodeIndex=code,
            inputs=[source],
            outputs=[index],
            builtinOptionsType=schema.BuiltinOptions.QuantizeOptions,
            builtinOptions=schema.QuantizeOptionsT(),
        )
    )
    return index


def _dequantized(values: np.ndarray, details: Mapping) -> np.ndarray:
    scale, zero_point = details["quantization"]
    return np.float32(scale) * (values.astype(np.float32) - zero_point)
