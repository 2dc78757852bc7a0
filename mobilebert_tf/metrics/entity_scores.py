# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Precision, recall and F1 over whole entities."""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Iterable, Sequence

from mobilebert_tf.metrics.entity_spans import entity_spans


@dataclasses.dataclass(frozen=True)
class EntityScores:
    """How well predicted entities agree with the annotated ones.

    An entity is right if its type and its first and last word are. All numbers
    equal seqeval's (`mode=None`), which is what papers report since it replaced
    `conlleval`. It is not called here: it has had no release since 2020, warns
    where a type is never predicted, and the rules are these few lines.

    Attributes:
        correct: entity type -> entities found.
        predicted: entity type -> entities predicted.
        annotated: entity type -> entities in the data.
        correct_tags: words with the right tag.
        num_tags: words.
    """

    correct: collections.Counter
    predicted: collections.Counter
    annotated: collections.Counter
    correct_tags: int
    num_tags: int

    @classmethod
    def of_tags(
        cls, annotated: Iterable[Sequence[str]], predicted: Iterable[Sequence[str]]
    ) -> EntityScores:
        """Scores tags, one list a sentence, in any of IOB1, IOB2 and BIOES.

        Raises:
            ValueError: if a sentence does not have as many tags in both.
        """
        counts = [collections.Counter() for _ in range(3)]
        correct_tags = num_tags = 0
        for index, (gold, guess) in enumerate(zip(annotated, predicted, strict=True)):
            if len(gold) != len(guess):
                raise ValueError(
                    "`predicted` must have a tag for every word. Received: "
                    f"{len(guess)} tags for the {len(gold)} words of sentence {index}"
                )
            spans = set(entity_spans(gold)), set(entity_spans(guess))
            for counter, found in zip(
                counts, (spans[0] & spans[1], spans[1], spans[0]), strict=True
            ):
                counter.update(kind for kind, _, _ in found)
            correct_tags += sum(one == other for one, other in zip(gold, guess, strict=True))
            num_tags += len(gold)
        return cls(*counts, correct_tags, num_tags)

    @property
    def overall(self) -> dict[str, float]:
        """Micro-averaged `precision`, `recall`, `f1`, and `accuracy` of tags, 0 to 1."""
        totals = (self.correct.total(), self.predicted.total(), self.annotated.total())
        return _scores(*totals) | {"accuracy": _share(self.correct_tags, self.num_tags)}

    @property
    def by_type(self) -> dict[str, dict[str, float]]:
        """`precision`, `recall`, `f1` and `support` of every type, by name."""
        kinds = sorted(set(self.predicted) | set(self.annotated))
        return {
            kind: _scores(self.correct[kind], self.predicted[kind], self.annotated[kind])
            | {"support": self.annotated[kind]}
            for kind in kinds
        }


def _scores(correct: int, predicted: int, annotated: int) -> dict[str, float]:
    # F1 = 2PR / (P + R), which is this.
    return {
        "precision": _share(correct, predicted),
        "recall": _share(correct, annotated),
        "f1": _share(2 * correct, predicted + annotated),
    }


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
