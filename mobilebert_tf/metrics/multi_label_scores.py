# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""F1 where a text has any number of labels."""

from __future__ import annotations

import numpy as np


def multi_label_scores(labels: np.ndarray, predicted: np.ndarray) -> dict[str, float]:
    """Scores zeros and ones `(texts, labels)`; all results are between 0 and 1.

    Equal to scikit-learn's `f1_score` with `zero_division=0`: a label that is
    neither annotated nor predicted has an F1 of zero, which lowers `macro_f1`.

    Args:
        labels: the annotated labels.
        predicted: the predicted labels.

    Returns:
        `micro_f1` over all decisions together, `macro_f1` as the mean of the
        labels' own, and `exact_match`, the share of texts with every label right.

    Raises:
        ValueError: if the shapes differ, are not of rank 2, or are empty.
    """
    labels, predicted = np.asarray(labels, bool), np.asarray(predicted, bool)
    if labels.shape != predicted.shape or labels.ndim != 2 or not labels.size:
        raise ValueError(
            "`labels` and `predicted` must be of one shape (texts, labels). "
            f"Received: {labels.shape} and {predicted.shape}"
        )
    correct = (labels & predicted).sum(axis=0)
    total = labels.sum(axis=0) + predicted.sum(axis=0)
    return {
        "micro_f1": float(2 * correct.sum() / max(1, total.sum())),
        "macro_f1": float(np.mean(2 * correct / np.maximum(1, total))),
        "exact_match": float(np.mean((labels == predicted).all(axis=1))),
    }
