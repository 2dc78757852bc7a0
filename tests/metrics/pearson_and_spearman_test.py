# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Both correlations, by hand and against SciPy."""

import math

import numpy as np
import pytest
from scipy import stats

from mobilebert_tf.metrics import pearson_and_spearman


def test_by_hand():
    # Deviations (-1.5, -.5, .5, 1.5) and (-2, -1, 0, 3): 8 / sqrt(5 * 14); order is the same.
    scores = pearson_and_spearman([1, 2, 3, 4], [0, 1, 2, 5])
    assert scores["pearson"] == pytest.approx(8 / math.sqrt(70), abs=1e-12)
    assert scores["spearman"] == pytest.approx(1.0)
    assert scores["correlation"] == pytest.approx((8 / math.sqrt(70) + 1) / 2)


def test_equal_values_share_their_ranks():
    # Ranks (1, 2.5, 2.5, 4) and (1, 2, 3, 4): 4.5 / sqrt(4.5 * 5).
    scores = pearson_and_spearman([1, 2, 2, 3], [1, 2, 3, 4])
    assert scores["spearman"] == pytest.approx(4.5 / math.sqrt(22.5), abs=1e-12)


def test_equals_scipy():
    generator = np.random.default_rng(0)
    for size in generator.integers(3, 200, 50):
        labels = generator.integers(0, 26, size) / 5  # with ties, as STS-B has
        predictions = np.round(generator.normal(size=size), 1)
        if np.ptp(labels) == 0 or np.ptp(predictions) == 0:
            continue
        scores = pearson_and_spearman(labels, predictions)
        assert scores["pearson"] == pytest.approx(stats.pearsonr(labels, predictions)[0], abs=1e-12)
        expected = stats.spearmanr(labels, predictions)[0]
        assert scores["spearman"] == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("constant", [[2.5, 2.5, 2.5], [0.1 + 0.2, 0.3, 0.3], [0.0, 0.0, 0.0]])
def test_a_constant_side_is_zero_without_a_warning(constant):
    zeros = {"pearson": 0.0, "spearman": 0.0, "correlation": 0.0}
    found = pearson_and_spearman([1.0, 2.0, 3.0], constant)
    assert found["pearson"] == zeros["pearson"]
    assert pearson_and_spearman([2.0, 2.0], [1.0, 5.0]) == zeros
