# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of what runtimes of 2023 make of a file."""

import functools

import numpy as np
import pytest
from ai_edge_litert import schema_py_generated as schema

from mobilebert_tf.lite.flatbuffer import builtin_code, unpack_model
from mobilebert_tf.lite.old_runtimes import slow_in_old_runtimes, too_new_for_old_runtimes
from tests.lite.client_checks_test import classifier
from tests.lite.quantize_int4_test import quantized as quantized_to_int4
from tests.lite.quantize_test import quantized

FULLY_CONNECTED, SOFTMAX, STABLEHLO_COMPOSITE = 9, 25, 206


def codes(model):
    return {builtin_code(code): code for code in model.operatorCodes}


@functools.cache
def content():
    return classifier(8)


@pytest.mark.parametrize("version, message", [(5, "computes rubbish"), (12, "need TFLite 2.17")])
def test_per_channel_weights_under_float_activations(version, message):
    """One scale a channel came with version 12; a smaller number is a lie."""
    model = unpack_model(content())
    subgraph, code = model.subgraphs[0], codes(model)[FULLY_CONNECTED]
    code.version = version
    operator = next(o for o in subgraph.operators if model.operatorCodes[o.opcodeIndex] is code)
    weights = subgraph.tensors[operator.inputs[1]]
    rows = int(weights.shape[0])
    weights.type = schema.TensorType.INT8
    weights.quantization = schema.QuantizationParametersT(
        scale=np.ones(rows, np.float32), zeroPoint=np.zeros(rows, np.int64)
    )
    (reason,) = too_new_for_old_runtimes(model)
    assert message in reason


@pytest.mark.parametrize("kind", ["INT4", "BFLOAT16", "INT2"])
def test_types_that_came_later(kind):
    """Under version 5, with INT4 they answer the same to every text; the check said yes."""
    model = unpack_model(content())
    assert too_new_for_old_runtimes(model) == []
    model.subgraphs[0].tensors[-1].type = getattr(schema.TensorType, kind)
    assert too_new_for_old_runtimes(model) == [f"it takes no tensors of {kind}"]


def test_operators_that_came_later():
    """The check said yes to what newer converters write."""
    model = unpack_model(content())
    codes(model)[SOFTMAX].version = 4
    assert too_new_for_old_runtimes(model) == ["it has SOFTMAX up to version 3: 4"]
    codes(model)[SOFTMAX].builtinCode = STABLEHLO_COMPOSITE
    assert too_new_for_old_runtimes(model) == ["it has no STABLEHLO_COMPOSITE"]


def test_our_own_files():
    assert too_new_for_old_runtimes(quantized()) == too_new_for_old_runtimes(quantized(True)) == []
    per_channel, four_bits = too_new_for_old_runtimes(quantized_to_int4())
    assert "2.17" in per_channel and "INT4" in four_bits


def test_scores_in_int8_are_slow():
    assert "(--int8_scores)" in slow_in_old_runtimes(quantized(True))[0]
    assert slow_in_old_runtimes(quantized()) == ()
