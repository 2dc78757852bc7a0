# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of the toy model."""

import subprocess
import sys

import numpy as np
import pytest
from ai_edge_litert.interpreter import Interpreter

from android_bench.tiny_model import tiny_model


def probability(content, **inputs):
    runner = Interpreter(model_content=content).get_signature_runner()
    feed = {name: np.array([value], np.int32) for name, value in inputs.items()}
    return runner(**feed)["probability"][0]


def test_it_takes_the_inputs_of_a_bert_and_heeds_the_mask():
    content = tiny_model(sequence_length=3, num_tokens=5)
    first = probability(content, ids=[1, 2, 3], mask=[1, 1, 0], segment_ids=[0, 0, 0])
    assert first.sum() == pytest.approx(1, abs=1e-6)
    other = probability(content, ids=[1, 2, 4], mask=[1, 1, 0], segment_ids=[0, 0, 0])
    np.testing.assert_array_equal(first, other)
    full = probability(content, ids=[1, 2, 4], mask=[1, 1, 1], segment_ids=[0, 0, 0])
    assert np.abs(full - first).max() > 1e-3


def test_its_bytes_are_always_the_same():
    assert tiny_model() == tiny_model()
    assert tiny_model(seed=1) != tiny_model()


def test_command_writes_a_file(tmp_path):
    command = [sys.executable, "-m", "android_bench.tiny_model", str(tmp_path / "toy.tflite")]
    subprocess.run(command, check=True)
    assert (tmp_path / "toy.tflite").read_bytes() == tiny_model()


def test_where_it_cannot_be_written(tmp_path):
    command = [sys.executable, "-m", "android_bench.tiny_model", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 1 and done.stderr.startswith("error: ")
