# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of asking a file from the command line."""

import pathlib
import subprocess
import sys

import pytest
from ai_edge_litert import schema_py_generated as schema

from mobilebert_tf.lite.flatbuffer import pack_model, unpack_model
from mobilebert_tf.lite.metadata import ModelMetadata, write_metadata
from tests.lite.tiny_model import VOCABULARY, tiny_classifier

REPOSITORY = pathlib.Path(__file__).parents[2]


@pytest.fixture
def model(tmp_path):
    path = tmp_path / "model.tflite"
    metadata = ModelMetadata(vocabulary=VOCABULARY, labels=("negative", "positive"))
    path.write_bytes(write_metadata(tiny_classifier(), metadata))
    return path


def predict(*arguments):
    command = [sys.executable, "-m", "export.predict", *map(str, arguments)]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True)


def test_prints_labels_best_first(model):
    run = predict(model, "a good film")
    assert run.returncode == 0, run.stderr
    assert run.stdout == "  0.8808  positive\n  0.1192  negative\n"


def test_several_texts_are_told_apart(model):
    run = predict(model, "good", "bad")
    assert run.stdout.splitlines() == [
        *("good", "  0.8808  positive", "  0.1192  negative"),
        *("bad", "  0.8808  negative", "  0.1192  positive"),
    ]


def test_text_that_looks_like_a_flag(model):
    assert predict("--", model, "--good").returncode == 0


def test_wrong_file_is_one_sentence(tmp_path):
    path = tmp_path / "text.tflite"
    path.write_text("plain text")
    for file in (path, tmp_path / "nowhere.tflite"):
        run = predict(file, "good")
        assert run.returncode == 1
        assert run.stderr.startswith("Cannot ask this file: ")
        assert len(run.stderr.splitlines()) == 1


def test_operator_that_no_runtime_has_is_one_sentence(model):
    """LiteRT raises RuntimeError, which was a traceback."""
    content = unpack_model(model.read_bytes())
    code = content.operatorCodes[-1]
    code.builtinCode = code.deprecatedBuiltinCode = schema.BuiltinOperator.CUSTOM
    code.customCode = "Nobodys"
    for operator in content.subgraphs[0].operators:
        if content.operatorCodes[operator.opcodeIndex] is code:
            operator.builtinOptionsType, operator.builtinOptions = 0, None
    metadata = ModelMetadata(vocabulary=VOCABULARY, labels=("negative", "positive"))
    model.write_bytes(write_metadata(pack_model(content), metadata))
    run = predict(model, "good")
    assert run.returncode == 1 and "Traceback" not in run.stderr
    *_, sentence = run.stderr.splitlines()  # Before it, what the runtime wrote itself.
    assert sentence.startswith("Cannot ask this file: ") and "Nobodys" in sentence


def test_pairs_and_empty_texts(model):
    run = predict("--pairs", model, "good", "film", "bad", "")
    assert run.stdout.splitlines() == [
        *("good | film", "  0.8808  positive", "  0.1192  negative"),
        *("bad | ", "  0.8808  negative", "  0.1192  positive"),
    ]
    assert predict(model, "").stdout == "  0.5000  negative\n  0.5000  positive\n"
    run = predict("--pairs", model, "good", "film", "bad")
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr == "Cannot ask this file: texts must come in pairs. Received: 3 texts.\n"


def test_no_text_shows_usage(model):
    run = predict(model)
    assert run.returncode == 1 and run.stderr.startswith("Usage:")
