# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How large a teacher, its student and the way between them are."""

from __future__ import annotations

import dataclasses

from experiments.pretraining.example_scale import ExampleScale


@dataclasses.dataclass(frozen=True, kw_only=True)
class DistillationScale(ExampleScale):
    """Models and steps, beside examples and batches.

    Attributes:
        teacher: architecture of the teacher.
        student: architecture of the student, with the teacher's hidden width.
        teacher_steps: steps of the teacher's pre-training.
        layer_steps: steps of each layer's transfer.
        distillation_steps: steps of pre-training distillation.
        teacher_learning_rate: peak of LAMB's rate for the teacher.
    """

    teacher: str
    student: str
    teacher_steps: int
    layer_steps: int
    distillation_steps: int
    teacher_learning_rate: float
