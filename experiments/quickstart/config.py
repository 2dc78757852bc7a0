# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What a quickstart run is made of."""

from __future__ import annotations

import dataclasses

from experiments.pretraining.distillation_scale import DistillationScale


@dataclasses.dataclass(frozen=True, kw_only=True)
class Scale(DistillationScale):
    """The size of a run: models, data and steps.

    Classified texts are as long as the examples.

    Attributes:
        layer_learning_rate: peak of LAMB's rate for each layer's transfer.
        student_learning_rate: the same for the student's distillation.
        fine_tuning_steps: steps of fine-tuning, in whole epochs, at most.
        fine_tuning_epochs: epochs of fine-tuning at most.
        fine_tuning_learning_rate: peak of AdamW's rate.
        latency_runs: timed runs of each file and thread count.
    """

    layer_learning_rate: float
    student_learning_rate: float
    fine_tuning_steps: int
    fine_tuning_epochs: int
    fine_tuning_learning_rate: float
    latency_runs: int


SMALL = Scale(
    teacher="ib_bert_small",
    student="mobilebert_small",
    vocabulary_size=4096,
    sequence_length=64,
    predictions=10,
    batch_size=16,
    teacher_steps=1500,
    layer_steps=75,
    distillation_steps=400,
    teacher_learning_rate=1e-2,
    layer_learning_rate=2e-2,
    student_learning_rate=2e-2,
    fine_tuning_steps=7000,
    fine_tuning_epochs=4,
    fine_tuning_learning_rate=1e-3,
    latency_runs=50,
)
SMOKE = Scale(
    teacher="ib_bert_toy",
    student="mobilebert_toy",
    vocabulary_size=200,
    sequence_length=32,
    predictions=5,
    batch_size=16,
    teacher_steps=300,
    layer_steps=50,
    distillation_steps=200,
    teacher_learning_rate=1e-2,
    layer_learning_rate=1e-2,
    student_learning_rate=1e-2,
    fine_tuning_steps=400,
    fine_tuning_epochs=30,
    fine_tuning_learning_rate=1e-2,
    latency_runs=5,
)


@dataclasses.dataclass(frozen=True, kw_only=True)
class QuickstartConfig:
    """One run of the quickstart.

    Attributes:
        text: file, directory or pattern of plain text to pre-train on; None for
            the English in the docstrings of the installed packages.
        labels: TSV `text<TAB>label` to fine-tune on; None for the task of telling
            which package a docstring comes from.
        test_labels: TSV to score on; None to set a part of `labels` aside.
        compare: whether to train a student without transfer too.
        scale: the size of the run.
        seed: of everything random.
    """

    text: str | None = None
    labels: str | None = None
    test_labels: str | None = None
    compare: bool = False
    scale: Scale = SMALL
    seed: int = 0

    def __post_init__(self):
        if (self.text is None) != (self.labels is None):
            raise ValueError(
                "`text` and `labels` must be given together, or neither for the embedded default. "
                f"Received: text={self.text!r}, labels={self.labels!r}"
            )
        if self.test_labels is not None and self.labels is None:
            raise ValueError(
                "`test_labels` belongs to your own `labels`. "
                f"Received: test_labels={self.test_labels!r}, labels=None"
            )
