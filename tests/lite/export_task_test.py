# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of question answerers and token classifiers as files."""

import functools

import numpy as np
import pytest

from mobilebert_tf.lite.client_checks import check_clients
from mobilebert_tf.lite.export_config import ExportConfig
from mobilebert_tf.lite.export_task import export_task
from mobilebert_tf.lite.metadata import read_metadata
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


def test_below_the_floor_leaves_no_file(tmp_path):
    with pytest.raises(ValueError, match="was not written"):
        export(tagger(), tmp_path / "model.tflite", TEXTS, "int8", min_cosine=1.1)
    assert list(tmp_path.iterdir()) == []


def test_what_is_missing_is_named(tmp_path):
    with pytest.raises(ValueError, match="at least one text"):
        export(tagger(), tmp_path / "model.tflite", [], "float32")
    bare = MobileBERTQuestionAnswerer(random_backbone())
    with pytest.raises(ValueError, match="must have a preprocessor"):
        export(bare, tmp_path / "model.tflite", PAIRS, "float32")
