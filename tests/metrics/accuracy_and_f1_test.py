# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Accuracy and F1, by hand and against scikit-learn."""

import numpy as np
import pytest
from sklearn import metrics

from mobilebert_tf.metrics import accuracy, accuracy_and_f1


def test_by_hand():
    # tp 2, fp 1, fn 1, tn 1: F1 = 4 / 6, accuracy = 3 / 5.
    scores = accuracy_and_f1([1, 1, 1, 0, 0], [1, 1, 0, 1, 0])
    assert scores == {"accuracy": 0.6, "f1": pytest.approx(2 / 3, abs=1e-15)}


def test_equals_scikit_learn():
    generator = np.random.default_rng(0)
    for size in generator.integers(1, 200, 50):
        labels, predictions = generator.integers(0, 2, (2, size))
        scores = accuracy_and_f1(labels, predictions)
        expected = metrics.f1_score(labels, predictions, zero_division=0.0)
        assert scores["f1"] == pytest.approx(expected, abs=1e-15)
        assert scores["accuracy"] == metrics.accuracy_score(labels, predictions)


@pytest.mark.parametrize(
    ("labels", "predictions", "f1"),
    [([1, 0], [0, 0], 0.0), ([0, 0], [0, 0], 0.0), ([0, 0], [1, 0], 0.0), ([1, 1], [1, 1], 1.0)],
)
def test_one_class_only_is_scored_without_a_warning(labels, predictions, f1):
    assert accuracy_and_f1(labels, predictions)["f1"] == f1


def test_accuracy_takes_any_class():
    assert accuracy([2, 0, 1, 7], [2, 0, 2, 7]) == 0.75


def test_f1_is_of_two_classes():
    with pytest.raises(ValueError, match=r"must be 0 and 1. Received: \[2\]"):
        accuracy_and_f1([0, 1], [2, 1])
