# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of every task but classification as a file."""

import functools
import sys

import numpy as np
import pytest
from ai_edge_litert.interpreter import Interpreter

from mobilebert_tf.lite.client_checks import check_clients
from mobilebert_tf.lite.export_config import ExportConfig
from mobilebert_tf.lite.export_task import export_task
from mobilebert_tf.lite.metadata import read_metadata
from mobilebert_tf.lite.task_outputs import OUTPUT_NAMES, task_of
from mobilebert_tf.models import (
    MobileBERTBackbone,
    MobileBERTQuestionAnswerer,
    MobileBERTTextClassifierPreprocessor,
    MobileBERTTokenClassifier,
    MobileBERTTokenClassifierPreprocessor,
    MobileBERTTokenizer,
    architecture,
)
from tests.lite.random_classifier import random_texts, random_vocabulary
from tests.lite.random_heads import PAIRS as TEXT_PAIRS
from tests.lite.random_heads import QUESTIONS, random_chooser, random_regressor
from tests.lite.random_models import random_norms

TEXTS = random_texts(24, seed=2)
PAIRS = list(zip(random_texts(24, seed=4, longest=6), TEXTS, strict=True))


def random_backbone():
    backbone = MobileBERTBackbone(**architecture("mobilebert_toy", max_sequence_length=384))
    random_norms(backbone, seed=6, spread=1.5)
    return backbone


@functools.cache
def answerer():
    tokenizer = MobileBERTTokenizer(random_vocabulary())
    model = MobileBERTQuestionAnswerer(
        random_backbone(), MobileBERTTextClassifierPreprocessor(tokenizer)
    )
    model.span_dense.kernel.assign(np.random.default_rng(0).normal(size=(32, 2)))
    return model


@functools.cache
def tagger():
    preprocessor = MobileBERTTokenClassifierPreprocessor(MobileBERTTokenizer(random_vocabulary()))
    return MobileBERTTokenClassifier(random_backbone(), 3, ["O", "B", "I"], preprocessor)


def export(model, path, texts, precision, **config):
    few = {"sequence_length": 24, "num_calibration_texts": 16, "num_verification_texts": 8}
    return export_task(model, path, ExportConfig(precision=precision, **few | config), texts)


@pytest.mark.parametrize("precision, cosine", [("float32", 0.9999999), ("int8", 0.99)])
def test_question_answerer(tmp_path, precision, cosine):
    path = tmp_path / "model.tflite"
    report = export(answerer(), path, PAIRS, precision, sequence_length=384)
    assert report["parity"]["cosine"] > cosine
    checks = {check.client: check.reasons for check in check_clients(path.read_bytes())}
    assert checks["Task Library BertQuestionAnswerer"] == ()
    metadata = read_metadata(path.read_bytes())
    assert (metadata.task, metadata.labels) == ("question_answerer", ())


@pytest.mark.parametrize("precision, cosine", [("float32", 0.9999999), ("int8", 0.99)])
def test_token_classifier(tmp_path, precision, cosine):
    path = tmp_path / "model.tflite"
    report = export(tagger(), path, TEXTS, precision, shorter_lengths=(8,))
    assert report["parity"]["cosine"] > cosine
    metadata = read_metadata(path.read_bytes())
    assert (metadata.task, metadata.labels) == ("token_classifier", ("O", "B", "I"))


@pytest.mark.parametrize("make", [random_regressor, random_chooser])
@pytest.mark.parametrize(
    "precision, cosine, relative",
    [("float32", 0.9999999, 1e-4), ("dynamic", 0.98, 0.3), ("int8", 0.98, 0.3)],
)
def test_one_output_a_text(tmp_path, make, precision, cosine, relative):
    path, model = tmp_path / "model.tflite", make()
    examples = TEXT_PAIRS if make is random_regressor else QUESTIONS
    calibrated = {"num_calibration_texts": 32, "num_verification_texts": 16}
    report = export(model, path, examples, precision, **calibrated)
    assert report["parity"]["cosine"] > cosine and report["parity"]["relative"] < relative
    metadata = read_metadata(path.read_bytes())
    assert (metadata.task, metadata.labels) == (task_of(model), ())
    interpreter = Interpreter(model_path=str(path))
    inputs, outputs = interpreter.get_input_details(), interpreter.get_output_details()
    names = [each["name"] for each in (*inputs, *outputs)]
    assert names == ["ids", "mask", "segment_ids", *OUTPUT_NAMES[metadata.task]]
    assert {tuple(each["shape"]) for each in inputs} == {(1, 24)}
    assert outputs[0]["shape"].tolist() == [1, 1] and outputs[0]["dtype"] == np.float32


def test_a_file_says_what_it_does(tmp_path):
    path = tmp_path / "model.tflite"
    report = export(answerer(), path, [], "float32", num_verification_texts=2)
    assert report["parity"]["num_texts"] >= 2
    metadata = read_metadata(path.read_bytes())
    assert metadata.name == "MobileBERT question answerer"
    assert metadata.description == "Finds the answer to a question in a text."
    export(answerer(), path, PAIRS, "float32", name="Ours", description="Answers.")
    metadata = read_metadata(path.read_bytes())
    assert (metadata.name, metadata.description) == ("Ours", "Answers.")


def test_below_the_floor_leaves_no_file(tmp_path):
    with pytest.raises(ValueError, match="was not written"):
        export(tagger(), tmp_path / "model.tflite", TEXTS, "int8", min_cosine=1.1)
    assert list(tmp_path.iterdir()) == []


def test_what_is_missing_is_named(tmp_path):
    with pytest.raises(ValueError, match="at least one text"):
        export(tagger(), tmp_path / "model.tflite", [" "], "int8")
    with pytest.raises(ValueError, match="must be a tuple of question and context"):
        export(answerer(), tmp_path / "model.tflite", TEXTS, "int8")
    bare = MobileBERTQuestionAnswerer(random_backbone())
    with pytest.raises(ValueError, match="must have a preprocessor"):
        export(bare, tmp_path / "model.tflite", PAIRS, "float32")


def test_a_piece_without_a_row_of_the_table(tmp_path):
    """The file was written, and any text with such a piece ended the runtime."""
    backbone = MobileBERTBackbone(**architecture("mobilebert_toy", vocabulary_size=100))
    preprocessor = MobileBERTTextClassifierPreprocessor(MobileBERTTokenizer(random_vocabulary()))
    model = MobileBERTQuestionAnswerer(backbone, preprocessor)
    with pytest.raises(ValueError, match="Received: 200 pieces, vocabulary_size=100"):
        export(model, tmp_path / "model.tflite", [("a", "b c")], "float32")
    assert list(tmp_path.iterdir()) == []


def test_a_preset_in_mixed_precision_is_compared_in_float32(tmp_path):
    """Keras rounds to eight bits there, the file does not, and it was refused for that."""
    config = architecture("mobilebert_toy", max_sequence_length=384)
    backbone = MobileBERTBackbone(**config, dtype="mixed_bfloat16")
    backbone.set_weights(answerer().backbone.get_weights())
    model = MobileBERTQuestionAnswerer(backbone, answerer().preprocessor)
    model.span_dense.kernel.assign(answerer().span_dense.kernel)
    report = export(model, tmp_path / "model.tflite", PAIRS, "float32")
    assert report["parity"]["relative"] < 1e-5
    assert model.backbone.dtype_policy.name == "mixed_bfloat16"


class _Asked(Exception):
    """What an export would have calibrated and verified on."""


@pytest.mark.parametrize("precision, samples", [("int8", 2), ("dynamic", 4)])
@pytest.mark.parametrize("number, verified", [(1, [2]), (2, [2, 3]), (3, [2, 3, 0])])
def test_what_calibrates_verifies_where_others_are_too_few(
    tmp_path, monkeypatch, precision, samples, number, verified
):
    def verify(content, model, examples):
        raise _Asked(content, examples)

    module = sys.modules["mobilebert_tf.lite.export_task"]
    monkeypatch.setattr(module, "build_content", lambda model, config, samples: (samples, None))
    monkeypatch.setattr(module, "write_metadata", lambda content, metadata: content)
    monkeypatch.setattr(module, "verify_task", verify)
    repeated = [TEXTS[0], TEXTS[0], f"{TEXTS[0]} ", *TEXTS[1:4]]
    numbers = {"num_calibration_texts": 2, "num_verification_texts": number}
    with pytest.raises(_Asked) as asked:
        export(tagger(), tmp_path / "m", repeated, precision, **numbers)
    assert len(asked.value.args[0]) == samples
    assert asked.value.args[1] == [TEXTS[index] for index in verified]
