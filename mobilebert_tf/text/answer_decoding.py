# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From start and end logits to the best answers: BERT's decoding, without TensorFlow."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from typing import NamedTuple

import numpy as np


@dataclasses.dataclass(frozen=True, kw_only=True)
class AnswerDecodingConfig:
    """How answers are chosen; the defaults are BERT's.

    Attributes:
        num_best: so many starts and ends of each window are combined, and so many
            answers are kept.
        max_answer_pieces: longest answer, in word pieces.

    Raises:
        ValueError: if one of them is not positive.
    """

    num_best: int = 20
    max_answer_pieces: int = 30

    def __post_init__(self):
        for field in ("num_best", "max_answer_pieces"):
            if getattr(self, field) < 1:
                raise ValueError(
                    f"`{field}` must be positive. Received: {field}={getattr(self, field)}"
                )


class WindowLogits(NamedTuple):
    """What a model says about one window of a context.

    Attributes:
        start: the piece of the context at which the window starts.
        may_start: booleans `(length,)`; true where no other window shows the piece
            in more context.
        start_logits: `(length,)`, of the context's pieces alone.
        end_logits: likewise.
        null_start_logit: of the first token, which stands for no answer.
        null_end_logit: likewise.
    """

    start: int
    may_start: np.ndarray
    start_logits: np.ndarray
    end_logits: np.ndarray
    null_start_logit: float
    null_end_logit: float


class RankedAnswer(NamedTuple):
    """One of the best answers.

    Attributes:
        text: as it stands in the context; empty for no answer.
        probability: among the answers that are listed.
        start_logit: of its first piece.
        end_logit: of its last piece.
        first: the character at which it starts; -1 for no answer.
    """

    text: str
    probability: float
    start_logit: float
    end_logit: float
    first: int

    @property
    def score(self) -> float:
        """The sum of both logits."""
        return self.start_logit + self.end_logit


class DecodedAnswers(NamedTuple):
    """All that is known about the answer to a question.

    Attributes:
        ranked: the best answers, the best first. The empty one is among them if it
            was allowed. Empty where nothing could be an answer.
        best: the best answer with a text, or None.
        null_odds: the score of no answer less that of the best answer; infinite
            where there is none.
    """

    ranked: list[RankedAnswer]
    best: RankedAnswer | None
    null_odds: float


def decode_answers(
    windows: Iterable[WindowLogits],
    text: str,
    characters: Callable[[int, int], tuple[int, int]],
    may_be_empty: bool = False,
    config: AnswerDecodingConfig = AnswerDecodingConfig(),
) -> DecodedAnswers:
    """Finds the best answers over all windows of a context.

    As BERT's `run_squad` in all but two points. That takes the best starts and ends
    of *all* tokens and then drops those of the question, of padding, and those
    that another window shows in more context; here only what can be an answer
    takes part, so that there always are as many candidates as the context has. And
    the text is what stands at the answer's characters, where `run_squad` searches
    the pieces in the joined words again and falls back to whole words when they
    are not found.

    Args:
        windows: the logits of each.
        text: the context.
        characters: gives a run of pieces `(first, last)` its characters in `text`.
        may_be_empty: whether no answer takes part (SQuAD 2.0). Its score is the
            lowest that any window gives it.
        config: how many, and how long.
    """
    windows = list(windows)
    candidates = [found for window in windows for found in _candidates(window, config)]
    null = min(((w.null_start_logit, w.null_end_logit) for w in windows), key=sum, default=None)
    if may_be_empty and null is not None:
        candidates.append((*null, -1, -1))
    candidates.sort(key=lambda found: found[0] + found[1], reverse=True)
    rows = _distinct(candidates, text, characters, config.num_best)
    if may_be_empty and null is not None and all(row[0] for row in rows):
        rows.append(("", *null, -1))
    scores = np.array([row[1] + row[2] for row in rows])
    weights = np.exp(scores - scores.max(initial=-np.inf))
    ranked = [
        RankedAnswer(row[0], float(weight), *row[1:])
        for row, weight in zip(rows, weights / weights.sum(), strict=True)
    ]
    best = next((answer for answer in ranked if answer.text), None)
    odds = sum(null) - best.score if best is not None else float("inf")
    return DecodedAnswers(ranked, best, odds)


def _candidates(window: WindowLogits, config: AnswerDecodingConfig) -> list[tuple]:
    """Logits, first and last piece of the spans that the best starts and ends make."""
    may_start = np.flatnonzero(window.may_start)
    starts = may_start[_best(window.start_logits[may_start], config.num_best)]
    ends = _best(window.end_logits, config.num_best)
    lengths = ends[None, :] - starts[:, None] + 1
    rows, columns = np.nonzero((lengths > 0) & (lengths <= config.max_answer_pieces))
    return [
        (
            float(window.start_logits[first]),
            float(window.end_logits[last]),
            window.start + int(first),
            window.start + int(last),
        )
        for first, last in zip(starts[rows], ends[columns], strict=True)
    ]


def _best(logits: np.ndarray, number: int) -> np.ndarray:
    # Stable, so that the first of equal logits comes first.
    return np.argsort(-logits, kind="stable")[:number]


def _distinct(candidates: list[tuple], text: str, characters, number: int) -> list[tuple]:
    """Text, logits and place of the first candidates, each text once."""
    rows: dict[str, tuple] = {}
    for start_logit, end_logit, first, last in candidates:
        if len(rows) == number:
            break
        start, end = (-1, -1) if first < 0 else characters(first, last)
        found = "" if first < 0 else text[start:end]
        rows.setdefault(found, (found, start_logit, end_logit, start))
    return list(rows.values())
