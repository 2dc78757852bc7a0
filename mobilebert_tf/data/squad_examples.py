# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Questions about contexts, with answers that stand in them: SQuAD 1.1 and 2.0."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple


class SquadQuestion(NamedTuple):
    """One question.

    Attributes:
        id: its name, by which predictions are stored.
        question: its text.
        context: the text that may hold the answer.
        answers: the annotators' answers; none if there is none.
        answer_starts: the character of the context at which each starts.
    """

    id: str
    question: str
    context: str
    answers: tuple[str, ...] = ()
    answer_starts: tuple[int, ...] = ()


@dataclasses.dataclass(frozen=True)
class SquadExamples:
    """A split of a question answering task, in memory.

    Attributes:
        questions: in the order of the source.
        notes: what a reader should know of the source, such as rows that were left
            out: description -> count. Only counts above zero.
        has_answers: false for a test split that comes without answers.
    """

    questions: tuple[SquadQuestion, ...]
    notes: Mapping[str, int] = dataclasses.field(default_factory=dict)
    has_answers: bool = True

    @classmethod
    def of_questions(
        cls, questions: Iterable[SquadQuestion], notes: Mapping[str, int], has_answers: bool = True
    ) -> SquadExamples:
        """Drops repeated ids, which would share a prediction, and counts what is odd."""
        kept: dict[str, SquadQuestion] = {}
        counts = dict(notes)
        for question in questions:
            for note in _oddities(question, kept):
                counts[note] = counts.get(note, 0) + 1
            kept.setdefault(question.id, question)
        return cls(tuple(kept.values()), counts, has_answers)

    def __len__(self) -> int:
        return len(self.questions)

    @property
    def summary(self) -> dict[str, int]:
        """How many questions there are, how many without an answer, and the notes."""
        unanswerable = sum(not question.answers for question in self.questions)
        counts = {"examples": len(self), "unanswerable": unanswerable * self.has_answers}
        return {name: count for name, count in counts.items() if count} | dict(self.notes)

    @property
    def labels(self) -> dict[str, tuple[str, ...]] | None:
        """The answers, or None if they are not known."""
        return self.answers if self.has_answers else None

    @property
    def answers(self) -> dict[str, tuple[str, ...]]:
        """Question id -> the annotators' answers, as the scores read them."""
        return {question.id: question.answers for question in self.questions}


def _oddities(question: SquadQuestion, kept: Mapping[str, object]) -> Iterator[str]:
    if question.id in kept:
        yield "skipped: id is not new"
        return
    if not question.question.strip():
        yield "with an empty question"
    if not question.context.strip():
        yield "with an empty context"
    places = zip(question.answers, question.answer_starts, strict=True)
    if any(question.context[max(at, 0) :][: len(text)] != text for text, at in places):
        yield "with an answer that is not where it should be"
