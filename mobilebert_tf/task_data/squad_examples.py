# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Questions about contexts, with answers that stand in them: SQuAD 1.1 and 2.0."""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

_EMPTY_QUESTION = "with an empty question"
_EMPTY_CONTEXT = "with an empty context"
_ELSEWHERE = "with an answer that is not where it should be"
_FOUND = (_EMPTY_QUESTION, _EMPTY_CONTEXT, _ELSEWHERE)


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
        odd: list[tuple[str, str]] = []
        for question in questions:
            odd += [(name, question.id) for name in _oddities(question, kept)]
            kept.setdefault(question.id, question)
        return cls(tuple(kept.values()), {**notes, **_counts(odd)}, has_answers)

    def learnable(self) -> SquadExamples:
        """Returns the questions that can be learnt from, and counts why others cannot.

        Left out are those with an empty question or context, and those whose first
        answer is empty or does not stand where it should; kinds of white space may
        differ, as in BERT's code.
        """
        faults = [_fault(question) for question in self.questions]
        kept = (q for q, fault in zip(self.questions, faults, strict=True) if not fault)
        faulty = [(fault, q.id) for q, fault in zip(self.questions, faults, strict=True) if fault]
        notes = {name: n for name, n in self.notes.items() if not name.startswith(_FOUND)}
        return dataclasses.replace(self, questions=tuple(kept), notes=notes | _counts(faulty))

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
        yield _EMPTY_QUESTION
    if not question.context.strip():
        yield _EMPTY_CONTEXT
    places = zip(question.answers, question.answer_starts, strict=True)
    if any(question.context[max(at, 0) :][: len(text)] != text for text, at in places):
        yield _ELSEWHERE


def _counts(named: list[tuple[str, str]]) -> dict[str, int]:
    """How often each name occurs, with the id of the first question that has it."""
    firsts = dict(reversed(named))
    counts = collections.Counter(name for name, _ in named)
    return {f"{name} (first: {firsts[name]})": count for name, count in counts.items()}


def _fault(question: SquadQuestion) -> str:
    """Why it cannot be learnt from; "" if it can."""
    if not (question.question.strip() and question.context.strip()):
        return "skipped: question or context is empty"
    if question.answers:
        answer, start = question.answers[0], question.answer_starts[0]
        found = question.context[max(start, 0) : start + len(answer)]
        if not answer.strip() or start < 0 or found.split() != answer.split():
            return "skipped: answer is empty or elsewhere"
    return ""
