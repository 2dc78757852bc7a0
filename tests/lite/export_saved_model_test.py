# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of SavedModels for servers."""

import numpy as np
import pytest
import tensorflow as tf

from mobilebert_tf.lite.export_saved_model import export_saved_model
from mobilebert_tf.lite.verify import keras_probabilities
from mobilebert_tf.models import MobileBERTTokenizer
from tests.lite.export_task_test import answerer
from tests.lite.random_classifier import random_classifier, random_texts


def test_a_classifier_takes_raw_text(tmp_path):
    classifier = random_classifier()
    report = export_saved_model(classifier, tmp_path / "served")
    assert report["signatures"] == {
        "serving_default": ["text"],
        "text": ["text"],
        "text_pair": ["text", "text_pair"],
        "ids": ["ids", "mask", "segment_ids"],
    }
    assert report["max_difference"] <= 1e-5
    texts = random_texts(5)
    served = tf.saved_model.load(str(tmp_path / "served")).signatures["serving_default"]
    actual = np.asarray(served(text=tf.constant(texts))["probability"])
    np.testing.assert_allclose(actual, keras_probabilities(classifier, texts, 24), atol=1e-6)


def test_a_model_of_pairs_takes_both_texts(tmp_path):
    classifier = random_classifier()
    export_saved_model(classifier, tmp_path / "served")
    signatures = tf.saved_model.load(str(tmp_path / "served")).signatures
    texts = random_texts(8)
    first, second = tf.constant(texts[:4]), tf.constant(texts[4:])
    actual = np.asarray(signatures["text_pair"](text=first, text_pair=second)["probability"])
    inputs = classifier.preprocessor((first, second), y=None)
    assert np.asarray(inputs["segment_ids"]).any()
    np.testing.assert_allclose(actual, tf.nn.softmax(classifier(inputs)), atol=1e-6)
    alone = np.asarray(signatures["text"](text=first)["probability"])
    assert np.abs(actual - alone).max() > 1e-4


def test_an_answerer_takes_ids_of_any_length(tmp_path):
    report = export_saved_model(answerer(), tmp_path / "served")
    assert report["outputs"] == ["end_logits", "start_logits"]
    served = tf.saved_model.load(str(tmp_path / "served")).signatures["serving_default"]
    ids = np.random.default_rng(1).integers(5, 200, (3, 21), np.int32)
    inputs = {"ids": ids, "mask": np.ones_like(ids), "segment_ids": np.zeros_like(ids)}
    outputs = served(**{name: tf.constant(value) for name, value in inputs.items()})
    keras_names = {"token_ids": "ids", "padding_mask": "mask", "segment_ids": "segment_ids"}
    expected = answerer()({ours: inputs[name] for ours, name in keras_names.items()})
    for name in report["outputs"]:
        scale = np.abs(expected[name]).max()
        # The eager model rounds where the graph fuses.
        assert np.abs(outputs[name] - expected[name]).max() / scale < 1e-5


def test_outputs_that_are_no_numbers_are_refused(tmp_path):
    classifier = random_classifier(num_layers=1)
    classifier.logits_dense.bias.assign([0.0, np.nan, 0.0])
    with pytest.raises(ValueError, match="differs from the Keras model by nan"):
        export_saved_model(classifier, tmp_path / "served")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_an_error_of_the_system(tmp_path, monkeypatch):
    """It was TensorFlow's, in a traceback."""

    def full(*_, **__):
        raise tf.errors.ResourceExhaustedError(None, None, "variables; No space left on device")

    monkeypatch.setattr(tf.saved_model, "save", full)
    with pytest.raises(OSError, match="cannot be written: variables; No space left on device"):
        export_saved_model(random_classifier(num_layers=1), tmp_path / "served")
    assert list(tmp_path.iterdir()) == []


def _backwards(packed):
    return packed | {"token_ids": packed["token_ids"][:, ::-1]}


def _one_segment(packed):
    return packed | {"segment_ids": tf.zeros_like(packed["segment_ids"])}


@pytest.mark.parametrize("wrong", [_backwards, _one_segment])
def test_a_wrong_way_from_text_to_ids_is_refused(tmp_path, monkeypatch, wrong):
    """Only the signature of ids was compared."""
    classifier = random_classifier(num_layers=1)
    kind = type(classifier.preprocessor)
    call = kind.__call__

    def wrong_in_the_graph(*args, **kwargs):
        packed = call(*args, **kwargs)
        return wrong(packed) if tf.inside_function() else packed

    monkeypatch.setattr(kind, "__call__", wrong_in_the_graph)
    with pytest.raises(ValueError, match="differs from the Keras model by"):
        export_saved_model(classifier, tmp_path / "served")
    assert list(tmp_path.iterdir()) == []


def test_a_tokenizer_that_knows_no_word_is_refused(tmp_path, monkeypatch):
    classifier = random_classifier(num_layers=1)
    pieces = MobileBERTTokenizer._pieces

    def unknown_in_the_graph(tokenizer, texts):
        known = pieces(tokenizer, texts)
        return known * 0 + 1 if tf.inside_function() else known

    monkeypatch.setattr(MobileBERTTokenizer, "_pieces", unknown_in_the_graph)
    with pytest.raises(ValueError, match="differs from the Keras model by"):
        export_saved_model(classifier, tmp_path / "served")
    assert list(tmp_path.iterdir()) == []


def test_texts_longer_than_the_positions_are_refused(tmp_path):
    classifier = random_classifier(num_layers=1)
    kind, tokenizer = type(classifier.preprocessor), classifier.preprocessor.tokenizer
    classifier.preprocessor = kind(tokenizer, sequence_length=129)
    with pytest.raises(ValueError, match=r"SavedModel fails, so it was not written: .* 128"):
        export_saved_model(classifier, tmp_path / "served")
    assert list(tmp_path.iterdir()) == []


def test_a_model_of_one_segment_takes_texts(tmp_path):
    report = export_saved_model(random_classifier(num_layers=1, num_segments=1), tmp_path / "one")
    assert report["max_difference"] <= 1e-5
