# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Turns the linear layers of a float32 TFLite model into static int8.

Not the whole model: int8 SOFTMAX runs outside XNNPACK, and so does BATCH_MATMUL in
older runtimes, slower than float; and a mask of -10000 leaves an int8 softmax no
resolution for the scores that matter. With int8 in the linear layers alone the file is
nearly as small and faster than with int8 everywhere. The product of queries and keys may
be int8 on request, for runtimes that have it.
"""

from __future__ import annotations

import contextlib
import re
import warnings
from collections.abc import Iterator, Sequence

import numpy as np
from ai_edge_litert import schema_py_generated as schema
from ai_edge_litert.interpreter import Interpreter, OpResolverType
from ai_edge_quantizer import quantizer
from ai_edge_quantizer.qtyping import TFLOperationName

from mobilebert_tf.lite.flatbuffer import (
    MIN_RUNTIME_VERSION,
    builtin_code,
    operator_names,
    pack_model,
    set_metadata_entry,
    tensor_name,
    unpack_model,
)
from mobilebert_tf.lite.quiet import quiet_native_stderr
from mobilebert_tf.lite.requantizable_ranges import requantizable_ranges
from mobilebert_tf.lite.score_products import score_products
from mobilebert_tf.lite.score_ranges import score_ranges
from mobilebert_tf.lite.table_ranges import table_ranges

Ranges = dict[str, dict[str, np.ndarray]]
# Output tensors of the heads' linear layers. Two are outputs of the file, and their names
# the client's; the quantizer puts a semicolon behind each name.
HEADS = r"logits_dense|span_dense|^score\b|^choice_logit\b"
_BITS = 8
_NO_QUANTIZE = quantizer.AlgorithmName.NO_QUANTIZE
# The version of an operator that takes int8, by the schema's history. The
# quantizer leaves them as they were for float, and an old runtime would then
# load a file it cannot compute instead of refusing it.
_INT8_VERSIONS = {
    schema.BuiltinOperator.CONCATENATION: 2,
    schema.BuiltinOperator.DEQUANTIZE: 2,
    schema.BuiltinOperator.FULLY_CONNECTED: 5,
    schema.BuiltinOperator.GATHER: 2,
    schema.BuiltinOperator.STRIDED_SLICE: 2,
    schema.BuiltinOperator.TRANSPOSE: 2,
}
# The oldest runtime that was tried (`tests/clients`). TensorFlow's table of operator
# versions has none for scales a channel under int8 activations, so its 2.3 says nothing.
_RUNTIME, _RUNTIME_BYTES = "2.14.0", 16
# They compute nothing, so on int8 they are exact, and move a quarter of the bytes.
_MOVES = (
    TFLOperationName.CONCATENATION,
    TFLOperationName.RESHAPE,
    TFLOperationName.STRIDED_SLICE,
    TFLOperationName.TRANSPOSE,
)
# Scopes of the graph; what is outside them is the head's, and stays float.
_INSIDE = ".*(embeddings|block_[0-9]+)/.*"
# The first token's row of a block's input: it goes into a residual sum.
_RESIDUAL_ROW = ".*block_[0-9]+/strided_slice.*"
_QUANTIZED = {"FULLY_CONNECTED", "GATHER", *(move.name for move in _MOVES)}


def quantize_linear_layers(
    content: bytes,
    ranges: Ranges,
    table: str = "word_embedding",
    keep_float: str = HEADS,
    int8_scores: bool = False,
) -> bytes:
    """Quantises linear layers and the word table; inputs and outputs stay.

    Weights are symmetric int8 with one scale per output channel, activations
    asymmetric int8 with their range in `ranges`, the table asymmetric
    int8 with one scale. Attention, residual sums and the softmax stay float32;
    what only moves values (heads, trigrams) moves them in int8.

    Args:
        content: a float32 model of `convert`.
        ranges: of `activation_ranges` with the same `int8_scores`, of this model or the
            same one at another sequence length.
        table: part of the name of the gather operator whose table is quantised.
        keep_float: layers whose output tensor has this in its name stay float32;
            by default the small head, where rounding would cost most.
        int8_scores: whether queries and keys are multiplied in int8, too.

    Returns:
        The quantised model, all weights inside the flatbuffer.
    """
    job = quantizer.Quantizer(bytearray(content))
    linear, gather = TFLOperationName.FULLY_CONNECTED, TFLOperationName.GATHER
    job.add_static_config(".*", linear, _BITS, _BITS)
    job.add_static_config(f".*{table}.*", gather, _BITS, _BITS)
    for move in _MOVES:
        job.add_static_config(_INSIDE, move, _BITS, _BITS)
    for scope, kind in (
        (f".*({keep_float}).*", linear),
        (_RESIDUAL_ROW, TFLOperationName.STRIDED_SLICE),
    ):
        job.update_quantization_recipe(scope, kind, algorithm_key=_NO_QUANTIZE)
    ranges = table_ranges(content, requantizable_ranges(content, ranges), table)
    if int8_scores:
        products = score_products(unpack_model(content))
        for product in products:
            scope = f"^{re.escape(product.scores)};"
            job.add_static_config(scope, TFLOperationName.BATCH_MATMUL, _BITS, _BITS)
        ranges = score_ranges(products, ranges)
    with quiet_quantizer():
        result = job.quantize(ranges, enable_progress_bar=False, enable_progress_report=False)
    model = unpack_model(bytes(result.quantized_model))
    stamp_versions(model, _RUNTIME, int8_scores)
    return pack_model(model)


def activation_ranges(
    content: bytes, samples: Sequence[dict[str, np.ndarray]], int8_scores: bool = False
) -> Ranges:
    """Finds the smallest and largest value of everything that becomes int8.

    The quantizer's own calibration averages the extremes of the samples, then
    clips what lies beyond the average, and lets padding widen the ranges.

    Args:
        content: a float32 model of `convert`.
        samples: inputs by signature name, from `calibration_samples`.
        int8_scores: whether the products of queries and keys become int8, too.

    Returns:
        Tensor name to its `min` and `max`.
    """
    model = unpack_model(content)
    scores = {product.scores for product in score_products(model)} if int8_scores else set()
    tensors, axes = _quantized_tensors(model, scores), _token_axes(model)
    ranges: Ranges = {}
    with quiet_quantizer():
        interpreter = Interpreter(
            model_content=content,
            experimental_op_resolver_type=OpResolverType.BUILTIN_WITHOUT_DEFAULT_DELEGATES,
            experimental_preserve_all_tensors=True,
        )
        run = interpreter.get_signature_runner()
        for sample in samples:
            run(**sample)
            for name, index in tensors.items():
                values = interpreter.get_tensor(index)
                if name in scores:  # Nobody attends to padding either.
                    values = values[..., sample["mask"][0] > 0]
                _widen(ranges, name, values, sample["mask"][0], axes.get(index, 1))
    return ranges


def stamp_versions(model: schema.ModelT, runtime: str, int8_scores: bool = False) -> None:
    """Raises every operator's version to the one that takes int8, and writes `runtime`."""
    versions = _INT8_VERSIONS | ({schema.BuiltinOperator.BATCH_MATMUL: 2} if int8_scores else {})
    for code in model.operatorCodes:
        code.version = max(code.version, versions.get(builtin_code(code), 1))
    set_metadata_entry(model, MIN_RUNTIME_VERSION, runtime.encode().ljust(_RUNTIME_BYTES, b"\0"))


@contextlib.contextmanager
def quiet_quantizer() -> Iterator[None]:
    """Holds back what runtime and quantiser print, and one warning of theirs."""
    with quiet_native_stderr(), warnings.catch_warnings():
        # That keeping all tensors takes memory.
        warnings.simplefilter("ignore", UserWarning)
        yield


def _quantized_tensors(model: schema.ModelT, scores: set[str]) -> dict[str, int]:
    """Name and index of what can be quantised: float, not a constant."""
    subgraph = model.subgraphs[0]
    kinds = dict(zip(map(id, subgraph.operators), operator_names(model), strict=True))
    touched = {
        index
        for operator in subgraph.operators
        if kinds[id(operator)] in _QUANTIZED
        for index in (*operator.inputs, *operator.outputs)
        if index >= 0
    }
    touched |= {i for i, tensor in enumerate(subgraph.tensors) if tensor_name(tensor) in scores}
    return {
        tensor_name(subgraph.tensors[index]): int(index)
        for index in touched
        if subgraph.tensors[index].type == schema.TensorType.FLOAT32
        and model.buffers[subgraph.tensors[index].buffer].data is None
    }


def _token_axes(model: schema.ModelT) -> dict[int, int]:
    """The axis of tokens by tensor, where it is not 1: behind the heads.

    Shapes do not tell, for there may be as many heads as tokens.
    """
    axes: dict[int, int] = {}
    tensors = model.subgraphs[0].tensors
    for operator, kind in zip(model.subgraphs[0].operators, operator_names(model), strict=True):
        source, output = int(operator.inputs[0]), int(operator.outputs[0])
        axis = axes.get(source, 1)
        if kind == "BATCH_MATMUL":
            axes[output] = 2
        elif kind == "TRANSPOSE":
            order = model.buffers[tensors[operator.inputs[1]].buffer].data
            axes[output] = np.frombuffer(bytes(order), np.int32).tolist().index(axis)
        elif kind == "RESHAPE" and tensors[source].shape[axis] != tensors[output].shape[1]:
            axes[output] = 2  # One row alone needs no transpose.
    return axes


def _widen(
    ranges: Ranges, name: str, values: np.ndarray, mask: np.ndarray, token_axis: int
) -> None:
    rows = values
    if token_axis < values.ndim - 1 and values.shape[token_axis] == len(mask):
        # No real token sees what padding computes, so it may saturate.
        rows = np.compress(mask > 0, values, axis=token_axis)
    shape = (1,) * values.ndim
    low, high = rows.min().reshape(shape), rows.max().reshape(shape)
    known = ranges.get(name, {"min": low, "max": high})
    ranges[name] = {"min": np.minimum(known["min"], low), "max": np.maximum(known["max"], high)}
