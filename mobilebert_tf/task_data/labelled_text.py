# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Texts with a class each."""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Iterable, Sequence


@dataclasses.dataclass(frozen=True)
class LabelledText:
    """A data set for text classification, in memory.

    Attributes:
        texts: one string per example.
        labels: the number of each example's class.
        class_names: name of each class; a label is an index of it.

    Raises:
        ValueError: naming the field, if lengths differ or a label has no name.
    """

    texts: tuple[str, ...]
    labels: tuple[int, ...]
    class_names: tuple[str, ...]

    def __post_init__(self):
        if len(self.labels) != len(self.texts):
            raise ValueError(
                "`labels` must be as many as `texts`. "
                f"Received: {len(self.labels)} labels and {len(self.texts)} texts."
            )
        if len(set(self.class_names)) != len(self.class_names):
            raise ValueError(
                f"`class_names` must be different. Received: class_names={self.class_names}."
            )
        unnamed = {label for label in self.labels if not 0 <= label < len(self.class_names)}
        if unnamed:
            raise ValueError(
                f"`labels` must be below {len(self.class_names)}, the number of class names. "
                f"Received: {sorted(unnamed)[:5]}."
            )

    @classmethod
    def from_pairs(
        cls, pairs: Iterable[tuple[str, str]], class_names: Sequence[str] | None = None
    ) -> LabelledText:
        """Makes a data set of `(text, class name)` pairs.

        Args:
            pairs: in any order, which is kept.
            class_names: the classes in order; by default those that occur, in
                the order of the alphabet, or of their values if all are integers.

        Raises:
            ValueError: if a class is not among `class_names`.
        """
        pairs = list(pairs)
        names = tuple(class_names or _in_order({name for _, name in pairs}))
        number = {name: index for index, name in enumerate(names)}
        for _, name in pairs:
            if name not in number:
                raise ValueError(f"Labels must be among {list(names)}. Received: {name!r}.")
        return cls(
            tuple(text for text, _ in pairs), tuple(number[name] for _, name in pairs), names
        )

    def __len__(self) -> int:
        return len(self.texts)

    def subset(self, indices: Iterable[int]) -> LabelledText:
        """The examples at `indices`, in that order, with the same classes."""
        indices = list(indices)
        return dataclasses.replace(
            self,
            texts=tuple(self.texts[index] for index in indices),
            labels=tuple(self.labels[index] for index in indices),
        )

    @property
    def class_counts(self) -> dict[str, int]:
        """How many examples each class has."""
        counts = collections.Counter(self.labels)
        return {name: counts[label] for label, name in enumerate(self.class_names)}

    @property
    def majority_accuracy(self) -> float:
        """The accuracy of always naming the most frequent class; between 0 and 1."""
        return max(self.class_counts.values()) / len(self) if len(self) else 0.0


def _in_order(names: set[str]) -> list[str]:
    is_numeric = all(name.removeprefix("-").isdecimal() for name in names)
    return sorted(names, key=int) if is_numeric else sorted(names)
