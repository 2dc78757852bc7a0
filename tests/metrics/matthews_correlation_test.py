# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Matthews' coefficient, by hand and against scikit-learn."""

import warnings

import numpy as np
import pytest
from sklearn.metrics import matthews_corrcoef

from mobilebert_tf.metrics import matthews_correlation


def test_by_hand():
    # tp 2, tn 1, fp 1, fn 1: (2 - 1) / sqrt(3 * 3 * 2 * 2) = 1 / 6.
    assert matthews_correlation([1, 1, 1, 0, 0], [1, 1, 0, 1, 0]) == pytest.approx(1 / 6, abs=1e-12)
    assert matthews_correlation([0, 1, 1], [1, 0, 0]) == pytest.approx(-1.0)


def test_three_classes_by_hand():
    # Gorodkin: 3 right of 4; true counts (2, 1, 1), predicted (1, 2, 1):
    # (3 * 4 - (2 + 2 + 1)) / sqrt((16 - 6) (16 - 6)) = 7 / 10.
    assert matthews_correlation([0, 0, 1, 2], [0, 1, 1, 2]) == pytest.approx(0.7, abs=1e-12)


def test_equals_scikit_learn():
    generator = np.random.default_rng(0)
    for size in generator.integers(1, 200, 50):
        labels, predictions = generator.integers(0, 2, (2, size))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            expected = matthews_corrcoef(labels, predictions)
        assert matthews_correlation(labels, predictions) == pytest.approx(expected, abs=1e-15)


@pytest.mark.parametrize(
    "sides", [([1, 0], [1, 1]), ([1, 1], [1, 0]), ([1, 1], [1, 1]), ([0], [1])]
)
def test_one_class_only_is_zero_without_a_warning(sides):
    assert matthews_correlation(*sides) == 0.0
