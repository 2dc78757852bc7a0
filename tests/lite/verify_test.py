# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of the figures of parity."""

import numpy as np
import pytest

from mobilebert_tf.lite.verify import compare, compare_probabilities, keras_probabilities
from tests.lite.random_classifier import random_classifier, random_texts


def test_parity_figures_by_hand():
    parity = compare(np.array([[0.6, 0.4], [0.1, 0.9]]), np.array([[0.4, 0.6], [0.2, 0.8]]))
    assert parity.max_absolute == pytest.approx(0.2)
    assert parity.mean_absolute == pytest.approx(0.15)
    assert parity.relative == pytest.approx(0.25)
    # (0.24 + 0.24 + 0.02 + 0.72) / sqrt(1.34 * 1.2)
    assert parity.cosine == pytest.approx(0.962092, abs=1e-6)
    assert parity.same_label == 0.5 and parity.num_texts == 2


def test_labels_that_keras_is_sure_of_are_counted_apart():
    expected = np.array([[0.56, 0.44]] * 6 + [[0.3, 0.7]] * 2 + [[0.54, 0.46]] * 8)
    flipped = np.array([[0.49, 0.51]] * 6 + [[0.3, 0.7]] * 2 + [[0.49, 0.51]] * 8)
    parity = compare_probabilities(flipped, expected)
    assert parity.cosine > 0.98 and parity.relative < 0.2  # Near, and yet of other labels.
    assert parity.same_label == 2 / 16
    assert parity.same_decided_label == 2 / 8
    assert compare_probabilities(flipped[1:], expected[1:]).same_decided_label is None


def test_of_several_labels_each_is_decided_by_itself():
    expected = np.array([[0.9, 0.6, 0.52]] * 4)
    parity = compare_probabilities(np.array([[0.8, 0.45, 0.3]] * 4), expected, exclusive=False)
    # 0.52 is undecided; 0.9 is kept, 0.6 is not.
    assert parity.same_decided_label == 0.5 and parity.same_label == 1
    one = compare_probabilities(expected[:, :1], expected[:, :1], exclusive=True)
    assert one.same_decided_label is None


def test_zeros_are_like_zeros_alone():
    zeros = np.zeros((2, 1))
    same = compare(zeros, zeros, has_labels=False)
    assert (same.relative, same.cosine) == (0, 1)
    assert compare(zeros + 0.1, zeros, has_labels=False).relative == np.inf


def test_keras_probabilities_are_those_of_predict():
    classifier = random_classifier()
    texts = random_texts(6)
    logits = classifier.predict(texts, verbose=0)
    expected = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    np.testing.assert_allclose(keras_probabilities(classifier, texts, 24), expected, atol=1e-5)
