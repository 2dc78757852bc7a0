# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Exact match and F1 of SQuAD 2.0, where questions may have no answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mobilebert_tf.metrics.squad_match import squad_match
from mobilebert_tf.metrics.squad_null_threshold import squad_null_threshold

_NAMES = ("exact", "f1")


def squad2_scores(
    answers: Mapping[str, Sequence[str]],
    predictions: Mapping[str, str],
    null_odds: Mapping[str, float] | None = None,
    threshold: float = 1.0,
) -> dict[str, float]:
    """Scores predictions as the official `evaluate-v2.0.py` does.

    One thing differs: a question without a prediction counts as wrong and is
    counted. The official script leaves it out of the mean, so that one right
    answer alone would score 100.

    Args:
        answers: question id -> the annotators' texts; none if it is unanswerable.
        predictions: question id -> text, empty for "no answer".
        null_odds: question id -> probability of no answer, if the model gives
            one: a prediction above `threshold` is taken as empty, and the best
            thresholds are reported.
        threshold: see `null_odds`. The default is the official one, for
            probabilities: it empties nothing.

    Returns:
        In per cent, by their official names: `exact` and `f1`, the same with
        `HasAns_` and `NoAns_` where there are such questions, and with
        `null_odds` also `best_exact`, `best_exact_thresh`, `best_f1` and
        `best_f1_thresh`. Beside them the counts `total`, `HasAns_total`,
        `NoAns_total` and `missing`.

    Raises:
        ValueError: if there is no question, or `null_odds` lacks one that has
            a prediction.
    """
    if not answers:
        raise ValueError("`answers` must have a question. Received: answers={}")
    matches = {
        key: squad_match(predictions.get(key, ""), texts, may_be_empty=True)
        for key, texts in answers.items()
        if key in predictions
    }
    answerable = {key: bool(texts) for key, texts in answers.items()}
    odds = _odds(matches, null_odds)
    kept = {
        key: match if odds[key] <= threshold else (float(not answerable[key]),) * 2
        for key, match in matches.items()
    }
    scores = _mean(kept, list(answers), "") | {"missing": len(answers) - len(matches)}
    for prefix, wanted in (("HasAns_", True), ("NoAns_", False)):
        keys = [key for key in answers if answerable[key] is wanted]
        scores |= _mean(kept, keys, prefix) if keys else {}
    if null_odds is not None:
        scores |= _best(matches, answerable, predictions, null_odds)
    return scores


def _odds(matches: Mapping, null_odds: Mapping[str, float] | None) -> Mapping[str, float]:
    if null_odds is None:
        return dict.fromkeys(matches, float("-inf"))
    lacking = sorted(set(matches) - set(null_odds))
    if lacking:
        raise ValueError(
            "`null_odds` must have every question that is predicted. "
            f"Received: none for {lacking[0]!r} and {len(lacking) - 1} more"
        )
    return null_odds


def _mean(matches: Mapping[str, tuple[float, float]], keys: list[str], prefix: str) -> dict:
    rows = [matches[key] for key in keys if key in matches]
    sums = [sum(row[column] for row in rows) for column in range(len(_NAMES))]
    means = {
        f"{prefix}{name}": 100.0 * total / len(keys)
        for name, total in zip(_NAMES, sums, strict=True)
    }
    return means | {f"{prefix}total": len(keys)}


def _best(matches, answerable, predictions, null_odds) -> dict[str, float]:
    found = {}
    for column, name in enumerate(_NAMES):
        scores = {key: match[column] for key, match in matches.items()}
        best, threshold = squad_null_threshold(
            scores, answerable, predictions, null_odds, lowest=0.0
        )
        found |= {f"best_{name}": best, f"best_{name}_thresh": threshold}
    return found
