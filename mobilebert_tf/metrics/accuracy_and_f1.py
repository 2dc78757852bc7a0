# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Accuracy, and the F1 of MRPC and QQP."""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.metrics import f1_score

from mobilebert_tf.metrics.paired import paired


def accuracy(labels: Any, predictions: Any) -> float:
    """Returns the share of predictions that equal their labels.

    Raises:
        ValueError: if the two are not equally many, or empty.
    """
    labels, predictions = paired(labels, predictions)
    return float(np.mean(labels == predictions))


def accuracy_and_f1(labels: Any, predictions: Any) -> dict[str, float]:
    """Returns `accuracy`, and `f1` of class 1, as GLUE scores MRPC and QQP.

    `f1 = 2 tp / (2 tp + fp + fn)`. It is 0 where nothing is predicted to be of
    class 1, and where nothing is: what scikit-learn's `f1_score` gives after a
    warning, which is kept back here.

    Args:
        labels: 0 or 1 each.
        predictions: 0 or 1 each.

    Raises:
        ValueError: if the two are not equally many, empty, or not 0 and 1.
    """
    labels, predictions = paired(labels, predictions)
    strange = set(np.concatenate([labels, predictions]).tolist()) - {0, 1}
    if strange:
        raise ValueError(f"Classes must be 0 and 1. Received: {sorted(strange)[:5]}")
    f1 = f1_score(labels, predictions, pos_label=1, zero_division=0.0)
    return {"accuracy": accuracy(labels, predictions), "f1": float(f1)}
