# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of the statistics."""

import numpy as np
import pytest

from android_bench.statistics_of import percentile, statistics_of


def test_percentile_by_hand():
    assert percentile([4.0, 1.0, 3.0, 2.0], 50) == 2.5
    assert percentile([4.0, 1.0, 3.0, 2.0], 90) == pytest.approx(3.7)
    assert percentile([5.0], 90) == 5.0


def test_statistics_are_numpys():
    samples = list(np.random.RandomState(0).uniform(size=37))
    figures = statistics_of(samples)
    assert list(figures) == ["mean", "p50", "p90", "p99", "min", "max"]
    assert figures["p99"] == pytest.approx(np.percentile(samples, 99))
    assert figures["mean"] == pytest.approx(np.mean(samples))


def test_without_samples_nothing_is_known():
    assert set(statistics_of([]).values()) == {None}
