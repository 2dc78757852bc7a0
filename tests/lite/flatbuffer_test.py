# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of opening and packing TFLite flatbuffers."""

import numpy as np
import pytest
from ai_edge_litert import schema_py_generated as schema
from ai_edge_litert.interpreter import Interpreter

from mobilebert_tf.lite.flatbuffer import (
    builtin_code,
    metadata_entry,
    min_runtime_version,
    operator_names,
    pack_model,
    require_tflite,
    set_metadata_entry,
    tensor_name,
    unpack_model,
)
from tests.lite.tiny_model import tiny_classifier

INPUTS = {
    "ids": np.array([[2, 5, 6, 5, 3, 0]], np.int32),
    "mask": np.array([[1, 1, 1, 1, 1, 0]], np.int32),
    "segment_ids": np.zeros((1, 6), np.int32),
}


def test_a_packed_model_computes_the_same():
    repacked = pack_model(unpack_model(tiny_classifier()))
    before, after = (
        Interpreter(model_content=content).get_signature_runner()(**INPUTS)["probability"]
        for content in (tiny_classifier(), repacked)
    )
    np.testing.assert_array_equal(after, before)


def test_packing_twice_changes_nothing():
    once = pack_model(unpack_model(tiny_classifier()))
    assert pack_model(unpack_model(once)) == once


def test_names_of_operators_and_tensors():
    model = unpack_model(tiny_classifier())
    assert operator_names(model)[-1] == "SOFTMAX" and "GATHER" in operator_names(model)
    assert len(operator_names(model)) == len(model.subgraphs[0].operators)
    assert {builtin_code(code) for code in model.operatorCodes} >= {25, 36}
    names = [tensor_name(model.subgraphs[0].tensors[i]) for i in model.subgraphs[0].inputs]
    assert all(isinstance(name, str) for name in names)


def test_other_content_is_an_error():
    with pytest.raises(ValueError, match="Received: 5 bytes"):
        require_tflite(b"hello")


def test_equal_quantisation_is_written_once():
    model = unpack_model(tiny_classifier())
    tensors = model.subgraphs[0].tensors

    def size(zero_points):
        for tensor, points in zip(tensors, zero_points, strict=False):
            scales = np.full(512, 0.5, np.float32)
            tensor.quantization = schema.QuantizationParametersT(scale=scales, zeroPoint=points)
        return len(pack_model(model))

    same, other = np.zeros(512, np.int64), np.ones(512, np.int64)
    # Two vectors of zero points instead of one; a table and its head are small.
    assert 8 * 512 <= size([same, other]) - size([same, same]) < 8 * 512 + 100
    packed = unpack_model(pack_model(model)).subgraphs[0].tensors
    assert packed[1].quantization.scale.tolist() == [0.5] * 512
    assert packed[1].quantization.zeroPoint.tolist() == [0] * 512


def test_metadata_entries_are_added_and_replaced():
    model = unpack_model(tiny_classifier())
    number = len(model.metadata)
    assert metadata_entry(model, "ours") is None
    for data in (b"one", b"two"):
        set_metadata_entry(model, "ours", data)
        assert metadata_entry(unpack_model(pack_model(model)), "ours") == data
    assert len(model.metadata) == number + 1
    set_metadata_entry(model, "min_runtime_version", b"2.14.0".ljust(16, b"\0"))
    assert min_runtime_version(model) == "2.14.0"
    model.metadata = None  # As in files of others.
    assert min_runtime_version(model) is None
