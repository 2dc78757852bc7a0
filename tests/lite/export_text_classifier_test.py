# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of the way from a Keras classifier to a verified file."""

import collections
import errno
import functools

import numpy as np
import pytest

from mobilebert_tf.lite.export_config import ExportConfig
from mobilebert_tf.lite.export_text_classifier import export_text_classifier
from mobilebert_tf.lite.metadata import read_metadata
from mobilebert_tf.lite.text_classifier_interpreter import TextClassifierInterpreter
from mobilebert_tf.lite.verify import keras_probabilities
from mobilebert_tf.models import MobileBERTMultiLabelClassifier, MobileBERTTextClassifier
from tests.lite.random_classifier import random_classifier, random_texts, random_vocabulary

TEXTS = random_texts(96, seed=3)
classifier = functools.cache(random_classifier)


def export(path, precision, **config):
    few = {"sequence_length": 24, "num_calibration_texts": 32, "num_verification_texts": 16}
    config = ExportConfig(precision=precision, **few | config)
    return export_text_classifier(classifier(), path, config, TEXTS)


def test_float32_agrees_with_keras(tmp_path):
    path = tmp_path / "model.tflite"
    report = export(path, "float32")
    assert report["parity"]["relative"] < 1e-5
    assert report["parity"]["same_label"] == 1
    assert report["precision"] == "float32" and report["sequence_length"] == 24
    assert report["bytes"] == path.stat().st_size
    interpreter = TextClassifierInterpreter(path)
    expected = keras_probabilities(classifier(), TEXTS[:8], 24)
    np.testing.assert_allclose(interpreter.scores(TEXTS[:8]), expected, atol=1e-5)
    assert [label for label, _ in interpreter.classify(TEXTS[0])] == [
        ("red", "green", "blue")[index] for index in np.argsort(-expected[0])
    ]


def test_the_texts_have_different_answers():
    """Or the tests around this one would prove nothing."""
    labels = keras_probabilities(classifier(), TEXTS[:32], 24).argmax(-1)
    assert min(collections.Counter(labels.tolist()).values()) >= 3


def test_int8_is_close_and_small(tmp_path):
    report = export(tmp_path / "int8.tflite", "int8", num_verification_texts=64)
    float32 = export(tmp_path / "float32.tflite", "float32")
    assert report["parity"]["mean_absolute"] < 0.05
    assert report["parity"]["cosine"] > 0.98
    assert report["operators"]["DEQUANTIZE"] > 0
    # Weights are most of even this small file; the rest is graph and vocabulary.
    assert report["bytes"] < 0.85 * float32["bytes"]


@pytest.mark.parametrize("shorter_lengths", [(), (12,)])
def test_scores_in_int8_keep_the_answers(tmp_path, shorter_lengths):
    options = {"int8_scores": True, "shorter_lengths": shorter_lengths}
    report = export(tmp_path / "int8.tflite", "int8", **options)
    assert report["int8_scores"] and report["operator_versions"]["BATCH_MATMUL"] == 2
    # Every text at every length.
    assert report["parity"]["num_texts"] == 16 * (1 + len(shorter_lengths))
    assert report["parity"]["cosine"] > 0.98 and report["parity"]["mean_absolute"] < 0.05


def test_metadata_come_from_the_classifier(tmp_path):
    export(tmp_path / "model.tflite", "float32", name="Colours", license="CC0")
    metadata = read_metadata((tmp_path / "model.tflite").read_bytes())
    assert metadata.vocabulary == tuple(random_vocabulary())
    assert metadata.labels == ("red", "green", "blue")
    assert metadata.lowercase
    assert (metadata.name, metadata.license) == ("Colours", "CC0")


def test_labels_may_be_numbers(tmp_path):
    one = classifier()
    numbered = MobileBERTTextClassifier(one.backbone, 3, [0, 1, 2], preprocessor=one.preprocessor)
    numbered.set_weights(one.get_weights())
    config = ExportConfig(precision="float32", sequence_length=24, num_verification_texts=2)
    export_text_classifier(numbered, tmp_path / "m.tflite", config, TEXTS)
    assert TextClassifierInterpreter(tmp_path / "m.tflite").labels == ("0", "1", "2")


def test_below_the_floor_leaves_no_file(tmp_path):
    path = tmp_path / "model.tflite"
    with pytest.raises(ValueError, match=r"was not written: relative error .*at most 1e-09"):
        export(path, "int8", max_relative_error=1e-9)
    assert list(tmp_path.iterdir()) == []


def test_failure_keeps_the_older_file(tmp_path):
    path = tmp_path / "model.tflite"
    path.write_text("older")
    with pytest.raises(ValueError, match="was not written"):
        export(path, "int8", min_cosine=1.1)
    assert path.read_text() == "older"


def test_full_disk_leaves_no_file(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(OSError, match="No space left"):
        export(tmp_path / "model.tflite", "float32", num_verification_texts=1)
    assert list(tmp_path.iterdir()) == []


def test_int8_without_texts_is_an_error(tmp_path):
    with pytest.raises(ValueError, match="at least one text"):
        export_text_classifier(
            classifier(), tmp_path / "m.tflite", ExportConfig(sequence_length=24), [" "]
        )


def test_float32_without_texts_is_verified_on_random_ones(tmp_path):
    config = ExportConfig(precision="float32", sequence_length=24, num_verification_texts=5)
    report = export_text_classifier(classifier(), tmp_path / "m.tflite", config)
    assert report["parity"]["num_texts"] == 5


def test_too_long_sequence_is_an_error(tmp_path):
    config = ExportConfig(precision="float32", sequence_length=129)
    with pytest.raises(ValueError, match=r"128 positions.*sequence_length=129"):
        export_text_classifier(classifier(), tmp_path / "m.tflite", config)


def test_labels_that_do_not_exclude_each_other(tmp_path):
    one = classifier()
    several = MobileBERTMultiLabelClassifier(
        one.backbone, 3, one.class_names, preprocessor=one.preprocessor
    )
    several.set_weights(one.get_weights())
    config = ExportConfig(precision="float32", sequence_length=24, num_verification_texts=8)
    report = export_text_classifier(several, tmp_path / "m.tflite", config, TEXTS)
    assert report["parity"]["relative"] < 1e-5
    scores = TextClassifierInterpreter(tmp_path / "m.tflite").scores(TEXTS[:8])
    logits = several.predict(TEXTS[:8], verbose=0)
    np.testing.assert_allclose(scores, 1 / (1 + np.exp(-logits)), atol=1e-5)
