# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of opening a file of any task."""

import pytest

from mobilebert_tf.lite.metadata import ModelMetadata, write_metadata
from mobilebert_tf.lite.open_interpreter import open_interpreter
from mobilebert_tf.lite.text_classifier_interpreter import TextClassifierInterpreter
from tests.lite.tiny_model import VOCABULARY, tiny_classifier


def write(path, **fields):
    metadata = ModelMetadata(vocabulary=VOCABULARY, labels=("negative", "positive"), **fields)
    path.write_bytes(write_metadata(tiny_classifier(), metadata))
    return path


@pytest.mark.parametrize("task", ["text_classifier", "multi_label_classifier"])
def test_metadata_decide(task, tmp_path):
    interpreter = open_interpreter(write(tmp_path / "model.tflite", task=task), num_threads=2)
    assert isinstance(interpreter, TextClassifierInterpreter)
    assert interpreter.classify("good")[0][0] == "positive"


def test_unknown_task(tmp_path):
    with pytest.raises(ValueError, match=r"must be one of text_classifier.*task='poem'"):
        open_interpreter(write(tmp_path / "model.tflite", task="poem"))


def test_what_is_no_file(tmp_path):
    with pytest.raises(FileNotFoundError):
        open_interpreter(tmp_path / "model.tflite")
    (tmp_path / "model.tflite").write_text("plain text")
    with pytest.raises(ValueError, match="is not a TFLite file"):
        open_interpreter(tmp_path / "model.tflite")
