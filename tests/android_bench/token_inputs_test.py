# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of the inputs that models get."""

import copy

import flatbuffers
import numpy as np
import pytest
from ai_edge_litert import schema_py_generated as schema

from android_bench.benchmark_config import BenchmarkConfig
from android_bench.model_inputs import inputs_text, model_inputs
from android_bench.tiny_model import tiny_model
from android_bench.token_inputs import token_inputs, vocabulary_size_of


def test_token_inputs_are_valid():
    details = {
        "input_ids": {"shape": np.array([1, 64]), "dtype": np.int32},
        "attention_mask": {"shape": np.array([1, 64]), "dtype": np.float32},
        "token_type_ids": {"shape": np.array([1, 64]), "dtype": np.int32},
    }
    inputs = token_inputs(details, vocabulary_size=10, seed=1)
    ids = inputs["input_ids"]
    assert ids.shape == (1, 64) and ids.dtype == np.int32
    assert ids.min() >= 0 and ids.max() == 9 and len(np.unique(ids)) == 10
    np.testing.assert_array_equal(inputs["attention_mask"], np.ones((1, 64), np.float32))
    np.testing.assert_array_equal(inputs["token_type_ids"], np.zeros((1, 64), np.int32))


def test_unknown_input_is_an_error():
    with pytest.raises(ValueError, match="Received: 'image'"):
        token_inputs({"image": {"shape": (1, 2), "dtype": np.float32}}, 10, 0)


def test_vocabulary_size_is_that_of_the_table():
    assert vocabulary_size_of(tiny_model(num_tokens=23)) == 23


def test_vocabulary_size_of_a_table_that_is_widened_first():
    """As in files of float16: the look-up reads what a DEQUANTIZE makes of the constant."""
    model = schema.ModelT.InitFromObj(schema.Model.GetRootAs(tiny_model(num_tokens=23), 0))
    (subgraph,) = model.subgraphs
    look_up = subgraph.operators[0]
    widened = copy.copy(subgraph.tensors[look_up.inputs[0]])
    widened.buffer = 0
    subgraph.tensors.append(widened)
    code = schema.OperatorCodeT(builtinCode=schema.BuiltinOperator.DEQUANTIZE, version=1)
    model.operatorCodes.append(code)
    dequantize = schema.OperatorT(
        opcodeIndex=len(model.operatorCodes) - 1,
        inputs=[look_up.inputs[0]],
        outputs=[len(subgraph.tensors) - 1],
    )
    look_up.inputs = [dequantize.outputs[0], look_up.inputs[1]]
    subgraph.operators.insert(0, dequantize)
    builder = flatbuffers.Builder()
    builder.Finish(model.Pack(builder), b"TFL3")
    assert vocabulary_size_of(bytes(builder.Output())) == 23


def test_inputs_go_to_the_native_runner_by_the_names_of_the_file(tmp_path):
    path = tmp_path / "toy.tflite"
    path.write_bytes(tiny_model(sequence_length=3, num_tokens=2))
    config = BenchmarkConfig(models=(path,))
    lines = inputs_text(model_inputs(path, config)).splitlines()
    assert lines[::2] == ["ids", "mask", "segment_ids"]
    assert set(lines[1].split()) <= {"0", "1"}
    assert lines[3::2] == ["1 1 1", "0 0 0"]


def test_a_damaged_model_is_one_sentence(tmp_path):
    path = tmp_path / "toy.tflite"
    path.write_bytes(tiny_model()[:200])
    with pytest.raises(ValueError, match=r"toy\.tflite"):
        model_inputs(path, BenchmarkConfig(models=(path,)))
