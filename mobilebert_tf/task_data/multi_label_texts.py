# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Texts with any number of labels each."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import numpy as np


@dataclasses.dataclass(frozen=True)
class MultiLabelTexts:
    """A split of a multi-label task, in memory.

    Attributes:
        texts: one string per example.
        label_names: the labels that an example has.
        class_names: all labels, in the order of the model's outputs.
        notes: what a reader should know of the source: description -> count.
    """

    texts: tuple[str, ...]
    label_names: tuple[frozenset[str], ...]
    class_names: tuple[str, ...]
    notes: Mapping[str, int] = dataclasses.field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def labels(self) -> np.ndarray:
        """Zeros and ones `(texts, classes)`, int32."""
        rows = [[name in names for name in self.class_names] for names in self.label_names]
        return np.array(rows, "int32").reshape(len(self.texts), len(self.class_names))

    @property
    def summary(self) -> dict[str, int]:
        """How many texts there are, how many without a label, and the notes."""
        bare = sum(not names for names in self.label_names)
        return {"examples": len(self)} | ({"without a label": bare} if bare else {}) | self.notes
