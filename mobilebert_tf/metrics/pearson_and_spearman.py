# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The two correlations of STS-B."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import stats

from mobilebert_tf.metrics.paired import paired


def pearson_and_spearman(labels: Any, predictions: Any) -> dict[str, float]:
    """Returns `pearson`, `spearman`, and their mean as `correlation`.

    Spearman's is Pearson's of the ranks, where equal values share the mean of
    their ranks. A side that is constant correlates with nothing: SciPy gives NaN
    and a warning, and this gives 0, which a model that always says the same has
    earned.

    Raises:
        ValueError: if the two are not equally many, empty, or not finite.
    """
    labels, predictions = (side.astype("float64") for side in paired(labels, predictions))
    ranks = stats.rankdata(labels), stats.rankdata(predictions)
    pearson, spearman = _correlation(labels, predictions), _correlation(*ranks)
    return {
        "pearson": pearson,
        "spearman": spearman,
        "correlation": (pearson + spearman) / 2,
    }


def _correlation(one: np.ndarray, other: np.ndarray) -> float:
    if _is_constant(one) or _is_constant(other):
        return 0.0
    return float(stats.pearsonr(one, other).statistic)


def _is_constant(values: np.ndarray) -> bool:
    """Whether they differ by no more than rounding, where SciPy too gives up."""
    spread = np.linalg.norm(values - values.mean())
    return bool(spread <= 1e-13 * abs(values.mean()) * np.sqrt(values.size))
