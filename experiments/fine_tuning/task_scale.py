# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How much of a task is learnt and judged."""

from __future__ import annotations

import dataclasses


@dataclasses.dataclass(frozen=True, kw_only=True)
class TaskScale:
    """Data, steps and lengths of one task.

    Attributes:
        sequence_length: of the packed texts; 0 for the task's own.
        epochs: passes over the training data at most.
        max_steps: steps at most, in whole epochs, but at least one epoch.
        learning_rate: AdamW's peak.
        batch_size: examples of a step.
        max_training: examples to learn from at most, the same ones for all; 0 for all.
        max_development: examples to be judged by at most, likewise.

    Raises:
        ValueError: naming the field that is out of range.
    """

    sequence_length: int = 128
    epochs: int = 10
    max_steps: int = 4000
    learning_rate: float = 1e-4
    batch_size: int = 32
    max_training: int = 0
    max_development: int = 0

    def __post_init__(self) -> None:
        for name in ("epochs", "max_steps", "batch_size", "learning_rate"):
            if getattr(self, name) <= 0:
                raise ValueError(
                    f"`{name}` must be positive. Received: {name}={getattr(self, name)}"
                )
        for name in ("sequence_length", "max_training", "max_development"):
            if getattr(self, name) < 0:
                raise ValueError(
                    f"`{name}` must not be negative. Received: {name}={getattr(self, name)}"
                )

    def epochs_on(self, examples: int) -> int:
        """Returns the epochs for so many training examples."""
        steps = -(-examples // self.batch_size)
        return max(1, min(self.epochs, self.max_steps // steps))
