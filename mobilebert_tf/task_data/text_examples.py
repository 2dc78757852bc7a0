# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Texts or pairs of texts, with a class or a number each, or with neither."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence


@dataclasses.dataclass(frozen=True, kw_only=True)
class TextExamples:
    """A split of a text classification or regression task, in memory.

    Attributes:
        texts: the first or only text of each example.
        second_texts: the second one of each; None if the task has one text.
        labels: the number of each example's class, or its target if `class_names`
            is empty; None for a split without labels.
        class_names: name of each class; empty for regression.
        ids: what the source calls each example.
        notes: what a reader should know of the source, such as rows that were left
            out: description -> count. Only counts above zero.

    Raises:
        ValueError: naming the field, if lengths differ or a label has no name.
    """

    texts: tuple[str, ...]
    second_texts: tuple[str, ...] | None = None
    labels: tuple[float, ...] | None = None
    class_names: tuple[str, ...] = ()
    ids: tuple[str, ...]
    notes: Mapping[str, int] = dataclasses.field(default_factory=dict)

    def __post_init__(self):
        for name in ("second_texts", "labels", "ids"):
            values = getattr(self, name)
            if values is not None and len(values) != len(self.texts):
                raise ValueError(
                    f"`{name}` must be as many as `texts`. "
                    f"Received: {len(values)} and {len(self.texts)}."
                )
        if self.class_names and self.labels is not None:
            unnamed = {label for label in self.labels if label not in range(len(self.class_names))}
            if unnamed:
                raise ValueError(
                    f"`labels` must be below {len(self.class_names)}, the number of class names. "
                    f"Received: {sorted(unnamed)[:5]}."
                )

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def summary(self) -> dict[str, int]:
        """How many examples there are, and the notes."""
        return {"examples": len(self), **self.notes}

    @property
    def inputs(self) -> tuple[str, ...] | tuple[tuple[str, ...], tuple[str, ...]]:
        """What a preprocessor packs: the texts, or both lists of texts."""
        return self.texts if self.second_texts is None else (self.texts, self.second_texts)

    def take(self, indices: Sequence[int]) -> TextExamples:
        """The examples at `indices`, in that order; without the notes."""

        def chosen(values):
            return None if values is None else tuple(values[index] for index in indices)

        return dataclasses.replace(
            self,
            texts=chosen(self.texts),
            second_texts=chosen(self.second_texts),
            labels=chosen(self.labels),
            ids=chosen(self.ids),
            notes={},
        )
