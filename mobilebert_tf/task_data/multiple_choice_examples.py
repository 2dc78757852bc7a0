# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Prompts with several possible continuations each."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping


@dataclasses.dataclass(frozen=True)
class MultipleChoiceExamples:
    """A split of a multiple choice task, in memory.

    Attributes:
        prompts: one string per example.
        choices: its continuations, equally many for all.
        labels: the index of the right one; None for a split without.
        ids: what the source calls each example.
        notes: what a reader should know of the source: description -> count.

    Raises:
        ValueError: if lengths differ or a label is out of range.
    """

    prompts: tuple[str, ...]
    choices: tuple[tuple[str, ...], ...]
    labels: tuple[int, ...] | None
    ids: tuple[str, ...]
    notes: Mapping[str, int] = dataclasses.field(default_factory=dict)

    def __post_init__(self):
        for name in ("choices", "labels", "ids"):
            values = getattr(self, name)
            if values is not None and len(values) != len(self.prompts):
                raise ValueError(
                    f"`{name}` must be as many as `prompts`. "
                    f"Received: {len(values)} and {len(self.prompts)}"
                )
        if len(set(map(len, self.choices))) > 1:
            raise ValueError(
                "`choices` must be equally many for all prompts. "
                f"Received: {sorted(set(map(len, self.choices)))}"
            )
        if any(label not in range(len(self.choices[0])) for label in self.labels or ()):
            raise ValueError(
                f"`labels` must be below {len(self.choices[0])}. Received: {max(self.labels)}"
            )

    def __len__(self) -> int:
        return len(self.prompts)

    @property
    def summary(self) -> dict[str, int]:
        """How many examples and choices there are, and the notes."""
        return {"examples": len(self), "choices": len(self.choices[0]), **self.notes}
