# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of the figures of parity."""

import numpy as np
import pytest

from mobilebert_tf.lite.verify import compare, keras_probabilities
from tests.lite.random_classifier import random_classifier, random_texts


def test_parity_figures_by_hand():
    parity = compare(np.array([[0.6, 0.4], [0.1, 0.9]]), np.array([[0.4, 0.6], [0.2, 0.8]]))
    assert parity.max_absolute == pytest.approx(0.2)
    assert parity.mean_absolute == pytest.approx(0.15)
    assert parity.relative == pytest.approx(0.25)
    # (0.24 + 0.24 + 0.02 + 0.72) / sqrt(1.34 * 1.2)
    assert parity.cosine == pytest.approx(0.962092, abs=1e-6)
    assert parity.same_label == 0.5 and parity.num_texts == 2


def test_keras_probabilities_are_those_of_predict():
    classifier = random_classifier()
    texts = random_texts(6)
    logits = classifier.predict(texts, verbose=0)
    expected = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    np.testing.assert_allclose(keras_probabilities(classifier, texts, 24), expected, atol=1e-5)
