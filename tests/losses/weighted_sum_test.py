# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A mean that can be added."""

import numpy as np
import pytest

from mobilebert_tf import losses


def pair(result):
    return float(result.total), float(result.weight)


def test_weighted_sum_broadcasts_and_divides():
    result = losses.WeightedSum.of(np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[1.0], [0.0]]))
    assert pair(result) == (3.0, 2.0)
    assert float(result.mean()) == 1.5
    assert float(losses.WeightedSum.of(np.ones(3), np.zeros(3)).mean()) == 0.0


def test_sums_of_two_halves_are_the_whole():
    rng = np.random.default_rng(0)
    teacher, student = rng.normal(size=(2, 4, 5, 6)).astype("float32")
    mask = np.array([[1, 1, 1, 1, 1], [1, 0, 0, 0, 0], [1, 1, 0, 0, 0], [1, 1, 1, 0, 0]])
    whole = losses.feature_map_loss(teacher, student, mask)
    halves = [
        losses.feature_map_loss(teacher[s], student[s], mask[s]) for s in (slice(2), slice(2, 4))
    ]
    total = sum(float(half.total) for half in halves)
    weight = sum(float(half.weight) for half in halves)
    assert total / weight == pytest.approx(float(whole.mean()), rel=1e-6)
