# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of checking a file from the command line."""

import pathlib
import subprocess
import sys

import numpy as np
from ai_edge_litert import schema_py_generated as schema

from mobilebert_tf.lite.flatbuffer import pack_model, unpack_model
from mobilebert_tf.lite.metadata import ModelMetadata, write_metadata
from tests.lite.tiny_model import VOCABULARY, tiny_classifier

REPOSITORY = pathlib.Path(__file__).parents[2]


def check(*arguments):
    command = [sys.executable, "-m", "export.check", *map(str, arguments)]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True)


def test_a_line_a_client(tmp_path):
    path = tmp_path / "model.tflite"
    metadata = ModelMetadata(vocabulary=VOCABULARY, labels=("negative", "positive"))
    path.write_bytes(write_metadata(tiny_classifier(), metadata))
    run = check(path)
    assert run.returncode == 0, run.stderr
    lines = run.stdout.splitlines()
    assert lines[0] == "yes  LiteRT 2.3"
    assert "no   Task Library BertQuestionAnswerer" in lines
    assert "       it runs 384 tokens and nothing else: 6" in lines


def test_bad_input_is_one_sentence(tmp_path):
    path = tmp_path / "text.tflite"
    path.write_text("plain text")
    for file in (path, tmp_path / "nowhere.tflite"):
        run = check(file)
        assert run.returncode == 1 and run.stderr.startswith("Cannot check this file: ")
        assert len(run.stderr.splitlines()) == 1
    assert check().stderr.startswith("Usage:")


def test_metadata_that_are_none_are_one_sentence(tmp_path):
    """They ended in a traceback."""
    model = unpack_model(tiny_classifier())
    model.metadata.append(schema.MetadataT(name="TFLITE_METADATA", buffer=len(model.buffers)))
    model.buffers.append(schema.BufferT(data=np.frombuffer(b"\xff" * 40, np.uint8)))
    path = tmp_path / "model.tflite"
    path.write_bytes(pack_model(model))
    run = check(path)
    assert run.returncode == 1
    assert run.stderr.startswith("Cannot check this file: The metadata are damaged")
    assert len(run.stderr.splitlines()) == 1
