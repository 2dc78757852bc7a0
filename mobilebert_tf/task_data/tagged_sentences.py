# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Sentences with a tag for every word."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping


@dataclasses.dataclass(frozen=True)
class TaggedSentences:
    """A split of a tagging task, in memory.

    Attributes:
        sentences: the words of each.
        tags: their tags in IOB2, whatever the source has; None for a split without.
        notes: what a reader should know of the source, such as rows that were left
            out: description -> count. Only counts above zero.

    Raises:
        ValueError: if a sentence does not have a tag for every word.
    """

    sentences: tuple[tuple[str, ...], ...]
    tags: tuple[tuple[str, ...], ...] | None
    notes: Mapping[str, int] = dataclasses.field(default_factory=dict)

    def __post_init__(self):
        if self.tags is not None and list(map(len, self.tags)) != list(map(len, self.sentences)):
            raise ValueError(
                "`tags` must have one for every word. Received: "
                f"{sum(map(len, self.tags))} tags for {sum(map(len, self.sentences))} words"
            )

    def __len__(self) -> int:
        return len(self.sentences)

    @property
    def labels(self) -> tuple[tuple[str, ...], ...] | None:
        """The tags, under the name that programs ask every task for."""
        return self.tags

    @property
    def summary(self) -> dict[str, int]:
        """How many sentences and words there are, and the notes."""
        words = sum(map(len, self.sentences))
        return {"examples": len(self), "words": words, **self.notes}

    @property
    def class_names(self) -> tuple[str, ...]:
        """`O`, and `B-` and `I-` of every type that occurs, in the order of the alphabet."""
        kinds = sorted({tag[2:] for tags in self.tags or () for tag in tags if tag != "O"})
        return ("O", *(f"{letter}-{kind}" for kind in kinds for letter in "BI"))
