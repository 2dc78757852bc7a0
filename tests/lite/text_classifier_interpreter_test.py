# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of the interpreter side: text in, labels out, no TensorFlow."""

import subprocess
import sys

import numpy as np
import pytest

from mobilebert_tf.lite.metadata import ModelMetadata, write_metadata
from mobilebert_tf.lite.text_classifier_interpreter import TextClassifierInterpreter
from tests.lite.tiny_model import VOCABULARY, tiny_classifier

METADATA = ModelMetadata(vocabulary=VOCABULARY, labels=("negative", "positive"))
CONTENT = write_metadata(tiny_classifier(), METADATA)
# softmax of (0, 2): 1 / (1 + e^-2)
SURE = 0.880797


def test_scores_worked_out_by_hand():
    scores = TextClassifierInterpreter(CONTENT).scores(["Good film", "bad", "film"])
    expected = [[1 - SURE, SURE], [SURE, 1 - SURE], [0.5, 0.5]]
    np.testing.assert_allclose(scores, expected, atol=1e-6)


def test_classify_sorts_labels():
    result = TextClassifierInterpreter(CONTENT).classify("bad film")
    assert [label for label, _ in result] == ["negative", "positive"]
    assert result[0][1] == pytest.approx(SURE, abs=1e-6)


def test_long_text_is_cut():
    scores = TextClassifierInterpreter(CONTENT).scores(["film film film film good"])
    np.testing.assert_allclose(scores, [[0.5, 0.5]], atol=1e-6)


def test_no_texts_no_scores():
    assert TextClassifierInterpreter(CONTENT).scores([]).shape == (0, 2)


def test_one_string_for_a_list_is_an_error():
    with pytest.raises(ValueError, match="list of texts"):
        TextClassifierInterpreter(CONTENT).scores("good")


def test_never_imports_tensorflow(tmp_path):
    path = tmp_path / "model.tflite"
    path.write_bytes(CONTENT)
    program = (
        "import sys\n"
        "from mobilebert_tf.lite import TextClassifierInterpreter\n"
        f"print(TextClassifierInterpreter({str(path)!r}).classify('good')[0][0])\n"
        "assert not {'tensorflow', 'keras', 'keras_hub'} & set(sys.modules)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout == "positive\n"
    assert run.stderr == ""


def test_missing_file_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        TextClassifierInterpreter(tmp_path / "nowhere.tflite")


def test_not_a_tflite_file_is_an_error(tmp_path):
    path = tmp_path / "text.tflite"
    path.write_text("plain text")
    with pytest.raises(ValueError, match=r"text\.tflite is not a TFLite file"):
        TextClassifierInterpreter(path)


def test_no_metadata_is_an_error():
    with pytest.raises(ValueError, match="no metadata"):
        TextClassifierInterpreter(tiny_classifier())


def test_other_task_is_an_error():
    metadata = ModelMetadata(vocabulary=VOCABULARY, task="question_answerer")
    with pytest.raises(ValueError, match="task='question_answerer'"):
        TextClassifierInterpreter(write_metadata(tiny_classifier(), metadata))


def test_wrong_number_of_labels_is_an_error():
    metadata = ModelMetadata(vocabulary=VOCABULARY, labels=("only one",))
    with pytest.raises(ValueError, match=r"2 probabilities.*1 labels"):
        TextClassifierInterpreter(write_metadata(tiny_classifier(), metadata))


def test_other_inputs_are_an_error():
    import tensorflow as tf

    spec = tf.TensorSpec([1, 4], tf.float32, name="image")
    module = tf.Module()
    module.call = tf.function(lambda image: {"probability": image}, [spec])
    converter = tf.lite.TFLiteConverter.from_concrete_functions(
        [module.call.get_concrete_function()], module
    )
    content = write_metadata(converter.convert(), METADATA)
    with pytest.raises(ValueError, match="inputs ids, mask, segment_ids"):
        TextClassifierInterpreter(content)
