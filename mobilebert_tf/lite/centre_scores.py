# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Takes from scores what all of them have."""

from __future__ import annotations

import numpy as np

# Of the largest score: scores that are nearer to each other are all the same.
_LEAST_SPREAD = 0.05


def centre_scores(actual: np.ndarray, expected: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Returns both without the mean of `expected`.

    Scores between 3 and 4 are near to each other as vectors whatever they are; their
    distances from the mean are not. Where all of `expected` are nearly the same both
    stay as they are, for there the distances are noise.
    """
    is_spread = expected.std() > _LEAST_SPREAD * np.abs(expected).max()
    mean = expected.mean() if is_spread else 0.0
    return actual - mean, expected - mean
