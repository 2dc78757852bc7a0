# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Windows of questions with the places of their answers: what a question answerer learns."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import numpy as np

from mobilebert_tf.task_data.squad_examples import SquadExamples, SquadQuestion
from mobilebert_tf.text.question_windows import QuestionWindows
from mobilebert_tf.text.question_windows_config import QuestionWindowsConfig
from mobilebert_tf.text.tokenized_context import TokenizedContext
from mobilebert_tf.text.word_piece_tokenizer import WordPieceTokenizer

_NO_ANSWER = -1


@dataclasses.dataclass(frozen=True)
class SquadTrainingWindows:
    """Every window of the questions that can be learnt from.

    Attributes:
        windows: the tokens.
        start_positions: `(windows,)`, the token at which the answer starts; 0, the
            place of `[CLS]`, if the window does not hold the whole answer or there
            is none. As in BERT's `run_squad`.
        end_positions: likewise, the answer's last token.
        notes: description -> count of the questions left out or altered.
    """

    windows: QuestionWindows
    start_positions: np.ndarray
    end_positions: np.ndarray
    notes: Mapping[str, int]


def squad_training_windows(
    examples: SquadExamples,
    tokenizer: WordPieceTokenizer,
    config: QuestionWindowsConfig | None = None,
) -> SquadTrainingWindows:
    """Finds each question's first answer in the windows of its context.

    An answer is taken as whole words first and then narrowed to the pieces that
    spell it, if there are such ("1895" in "(1895-1943)"). Only what is `learnable` takes
    part.

    Args:
        examples: with answers.
        tokenizer: of the model.
        config: the lengths; BERT's by default.

    Raises:
        ValueError: if no question is left.
    """
    kept = examples.learnable()
    if not kept:
        raise ValueError(
            "`examples` must have a question whose answer stands in its context. Received: "
            f"{len(examples)} questions, {dict(kept.notes)}"
        )
    windows = QuestionWindows.of_questions(
        [question.question for question in kept.questions],
        [question.context for question in kept.questions],
        tokenizer,
        config,
    )
    pairs = zip(kept.questions, windows.contexts, strict=True)
    starts, ends = _positions(windows, np.array([_pieces(*pair, windows) for pair in pairs]))
    cut = {"cut: question is too long": windows.cut_questions} if windows.cut_questions else {}
    return SquadTrainingWindows(windows, starts, ends, dict(kept.notes) | cut)


def _pieces(
    question: SquadQuestion, context: TokenizedContext, windows: QuestionWindows
) -> tuple[int, int]:
    """The first and the last piece of the answer in its context."""
    if not question.answers:
        return _NO_ANSWER, _NO_ANSWER
    answer, start = question.answers[0], question.answer_starts[0]
    words = context.word_at(start), context.word_at(start + len(answer) - 1)
    # White space in front of the first word belongs to none.
    first, last = context.first_pieces[[max(words[0], 0), words[1] + 1]]
    return _narrowed(context.pieces, int(first), int(last) - 1, windows.cache.pieces(answer))


def _narrowed(pieces: list[int], first: int, last: int, answer: list[int]) -> tuple[int, int]:
    """The first place between two pieces that is spelled as the answer is, or both."""
    for start in range(first, last - len(answer) + 2):
        if answer and pieces[start : start + len(answer)] == answer:
            return start, start + len(answer) - 1
    return first, last


def _positions(windows: QuestionWindows, spans: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The answers' tokens in every window, 0 where they are not in it as a whole."""
    question = np.repeat(np.arange(len(spans)), np.diff(windows.first_windows))
    first, last = spans[question].T
    lengths = windows.lengths - windows.context_starts - 1
    begins, ends = first - windows.piece_starts, last - windows.piece_starts
    is_inside = (first != _NO_ANSWER) & (begins >= 0) & (ends < lengths) & (begins <= ends)
    starts, ends = (
        np.where(is_inside, windows.context_starts + place, 0).astype("int32")
        for place in (begins, ends)
    )
    return starts, ends
