# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What is compared, and how long it may take."""

from __future__ import annotations

import dataclasses

from mobilebert_tf.tasks import task

VARIANTS = ("pretrained", "random")


@dataclasses.dataclass(frozen=True, kw_only=True)
class ComparisonConfig:
    """A preset, tasks and seeds.

    Attributes:
        preset: folder of the pre-trained student.
        glue: folder with GLUE's files.
        squad: folder or file for the tasks of SQuAD; empty if none is asked for.
        tasks: names.
        seeds: runs of each that differ in nothing else.
        epochs: passes over the training data at most.
        max_steps: steps at most, in whole epochs, but at least one epoch.
        learning_rate: AdamW's peak.
        batch_size: examples of a step.
        sequence_length: of the packed texts; 0 for the task's own.
        max_training: examples to learn from at most, the same ones for all; 0 for all.
        max_development: examples to be judged by at most, likewise.
    """

    preset: str
    glue: str
    squad: str = ""
    tasks: tuple[str, ...] = ("sst2", "mrpc", "rte")
    seeds: int = 3
    epochs: int = 10
    max_steps: int = 4000
    learning_rate: float = 1e-4
    batch_size: int = 32
    sequence_length: int = 128
    max_training: int = 0
    max_development: int = 0

    def __post_init__(self) -> None:
        for name in ("seeds", "epochs", "max_steps", "batch_size"):
            if getattr(self, name) < 1:
                raise ValueError(
                    f"`{name}` must be positive. Received: {name}={getattr(self, name)}"
                )
        for name in self.tasks:
            task(name)
            if not self.data(name):
                raise ValueError(f"The task {name} needs a folder of data. Received: none")

    def data(self, name: str) -> str:
        """Returns where the data of a task are."""
        return self.squad if name.startswith("squad") else self.glue

    def epochs_on(self, examples: int) -> int:
        """Returns the epochs for so many training examples."""
        steps = -(-examples // self.batch_size)
        return max(1, min(self.epochs, self.max_steps // steps))
