# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How large the comparison of transfer strategies is."""

from __future__ import annotations

import dataclasses

from experiments.pretraining.example_scale import ExampleScale


@dataclasses.dataclass(frozen=True, kw_only=True)
class TransferScale:
    """Models, data and steps.

    Attributes:
        teacher: architecture of the teacher.
        student: architecture of the student, with the teacher's hidden width.
        num_layers: blocks of both.
        vocabulary_size: word pieces at most.
        sequence_length: tokens of an example.
        predictions: masked tokens of an example at most.
        batch_size: examples of a step.
        teacher_steps: steps of the teacher.
        layer_steps: steps of each layer's transfer, for the strategies that have it.
        distillation_steps: steps after that. Strategies in one stage train for
            `num_layers * layer_steps + distillation_steps`, as in the paper (4.1).
        teacher_learning_rate: peak of LAMB's rate for the teacher.
        learning_rate: the same for the student, in every stage of every strategy.
    """

    teacher: str
    student: str
    num_layers: int
    vocabulary_size: int
    sequence_length: int
    predictions: int
    batch_size: int
    teacher_steps: int
    layer_steps: int
    distillation_steps: int
    teacher_learning_rate: float
    learning_rate: float

    @property
    def examples(self) -> ExampleScale:
        """Examples and batches."""
        return ExampleScale(
            vocabulary_size=self.vocabulary_size,
            sequence_length=self.sequence_length,
            predictions=self.predictions,
            batch_size=self.batch_size,
        )

    @property
    def student_steps(self) -> int:
        """Steps of a student, the same for every strategy."""
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
