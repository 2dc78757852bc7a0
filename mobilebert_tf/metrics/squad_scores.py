# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Exact match and F1 of SQuAD 1.1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mobilebert_tf.metrics.squad_match import squad_match


def squad_scores(
    answers: Mapping[str, Sequence[str]], predictions: Mapping[str, str]
) -> dict[str, float]:
    """Scores predictions as the official `evaluate-v1.1.py` does.

    Args:
        answers: question id -> the annotators' texts, one or more.
        predictions: question id -> text. A question without one counts as wrong;
            predictions for other questions are passed over.

    Returns:
        `exact_match` and `f1` in per cent, `total` questions, and how many of
        them are `missing` a prediction.

    Raises:
        ValueError: if there is no question, or one without answers.
    """
    if not answers:
        raise ValueError("`answers` must have a question. Received: answers={}")
    matches = [
        squad_match(predictions[key], texts) for key, texts in answers.items() if key in predictions
    ]
    return {
        "exact_match": 100.0 * sum(exact for exact, _ in matches) / len(answers),
        "f1": 100.0 * sum(f1 for _, f1 in matches) / len(answers),
        "total": len(answers),
        "missing": len(answers) - len(matches),
    }
