# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The figures that stand for many samples."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

PERCENTILES = (50, 90, 99)


def statistics_of(samples: Sequence[float]) -> dict[str, float | None]:
    """Returns `mean`, `p50`, `p90`, `p99`, `min` and `max`; all None without samples."""
    if not samples:
        return dict.fromkeys(("mean", "p50", "p90", "p99", "min", "max"))
    return {
        "mean": statistics.fmean(samples),
        **{f"p{percent}": percentile(samples, percent) for percent in PERCENTILES},
        "min": min(samples),
        "max": max(samples),
    }


def percentile(samples: Sequence[float], percent: float) -> float:
    """The percentile of samples, linear between neighbours (NumPy's default)."""
    ordered = sorted(samples)
    position = (len(ordered) - 1) * percent / 100
    below = int(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (position - below)
