# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Above which odds a question is better left unanswered."""

from __future__ import annotations

from collections.abc import Mapping


def squad_null_threshold(
    scores: Mapping[str, float],
    answerable: Mapping[str, bool],
    texts: Mapping[str, str],
    null_odds: Mapping[str, float],
    lowest: float | None = None,
) -> tuple[float, float]:
    """Finds the best threshold for "no answer", as the official script does.

    A question is answered when its odds are at most the threshold.

    Args:
        scores: question id -> exact match or F1 of its text, 0 to 1.
        answerable: question id -> whether it has an answer.
        texts: question id -> the text to give if it is answered. To search the
            best threshold of a model, these are its best non-empty answers.
        null_odds: question id -> how much speaks for no answer; a probability,
            or a difference of logits.
        lowest: the threshold to return when nothing should be answered. The
            official script, made for probabilities, has 0; the default is just
            below the lowest of the odds.

    Returns:
        The mean score in per cent at the best threshold, and that threshold.

    Raises:
        ValueError: if there are no scores.
    """
    if not scores:
        raise ValueError("`scores` must have a question. Received: scores={}")
    if lowest is None:
        lowest = min(null_odds.values(), default=1.0) - 1.0
    # With nothing answered, every question without an answer is right.
    current = best = float(sum(not answerable[key] for key in scores))
    threshold = lowest
    for key in sorted(null_odds, key=null_odds.get):
        if key not in scores:
            continue
        if answerable[key]:
            current += scores[key]
        elif texts[key]:
            current -= 1
        if current > best:
            best, threshold = current, null_odds[key]
    return 100.0 * best / len(scores), threshold
