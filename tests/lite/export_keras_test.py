# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of `.keras` files."""

import sys

import keras
import numpy as np
import pytest

from mobilebert_tf.lite.export_keras import export_keras
from tests.lite.random_classifier import random_classifier, random_texts


def test_model_and_preprocessor_come_back(tmp_path):
    classifier, path = random_classifier(), tmp_path / "model.keras"
    report = export_keras(classifier, path)
    assert report == {"format": "keras", "bytes": path.stat().st_size, "max_difference": 0.0}
    assert [each.name for each in tmp_path.iterdir()] == ["model.keras"]
    loaded = keras.saving.load_model(path, compile=False)
    texts = random_texts(4)
    actual, expected = (np.asarray(m(m.preprocessor(texts))) for m in (loaded, classifier))
    assert np.array_equal(actual, expected)
    assert loaded.class_names == classifier.class_names


def test_other_endings_are_refused(tmp_path):
    with pytest.raises(ValueError, match=r"must end in \.keras"):
        export_keras(random_classifier(), tmp_path / "model.h5")


def test_weights_that_are_no_numbers_are_refused(tmp_path):
    classifier = random_classifier(num_layers=1)
    classifier.logits_dense.bias.assign([0.0, np.nan, 0.0])
    with pytest.raises(ValueError, match="differs by nan"):
        export_keras(classifier, tmp_path / "model.keras")
    assert list(tmp_path.iterdir()) == []


def test_a_killed_process_would_leave_one_file_that_the_next_removes(tmp_path, monkeypatch):
    names = []

    def difference(path, model):
        names.extend(each.name for each in tmp_path.iterdir())
        return 0.0

    monkeypatch.setattr(sys.modules[export_keras.__module__], "_difference", difference)
    export_keras(random_classifier(num_layers=1), tmp_path / "model.keras")
    (name,) = names
    assert name.startswith(".model.keras.") and name.endswith(".partial.keras")
