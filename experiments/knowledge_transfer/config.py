# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How large the comparison of transfer strategies is."""

from __future__ import annotations

import dataclasses

from experiments.pretraining.distillation_scale import DistillationScale


@dataclasses.dataclass(frozen=True, kw_only=True)
class TransferScale(DistillationScale):
    """Models, data and steps.

    Attributes:
        num_layers: blocks of teacher and student.
        learning_rate: peak of LAMB's rate for the student, in every stage of every
            strategy.
    """

    num_layers: int
    learning_rate: float

    @property
    def student_steps(self) -> int:
        """Steps of a student, the same for every strategy, in one stage or more (paper, 4.1)."""
        return self.num_layers * self.layer_steps + self.distillation_steps


CPU = TransferScale(
    teacher="ib_bert_small",
    student="mobilebert_small",
    num_layers=6,
    vocabulary_size=4096,
    sequence_length=64,
    predictions=10,
    batch_size=16,
    teacher_steps=8_000,
    layer_steps=80,
    distillation_steps=720,
    teacher_learning_rate=1e-2,
    learning_rate=2e-2,
)
SMOKE = TransferScale(
    teacher="ib_bert_toy",
    student="mobilebert_toy",
    num_layers=2,
    vocabulary_size=200,
    sequence_length=32,
    predictions=5,
    batch_size=8,
    teacher_steps=20,
    layer_steps=4,
    distillation_steps=8,
    teacher_learning_rate=1e-2,
    learning_rate=1e-2,
)
SCALES = {"cpu": CPU, "smoke": SMOKE}


@dataclasses.dataclass(frozen=True, kw_only=True)
class TransferConfig:
    """One run of the comparison.

    Attributes:
        text: file, directory or pattern of plain text; None for the English in the
            docstrings of the installed packages, and a toy language for `SMOKE`.
        scale: models, data and steps.
        seeds: students of each strategy. The data and the teacher are the same for all.
        variants: names of the strategies.
        workers: students that are trained at a time.
        last_rate_ratios: for each, a student of every strategy and seed is trained with
            the peak rate of its last stage, often its only one, times this.
    """

    text: str | None = None
    scale: TransferScale = CPU
    seeds: int = 3
    variants: tuple[str, ...] = ()
    workers: int = 1
    last_rate_ratios: tuple[float, ...] = (1.0,)

    def __post_init__(self):
        if self.seeds < 1:
            raise ValueError(f"`seeds` must be at least 1. Received: seeds={self.seeds}")
