# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A whole fine-tuning run, as data."""

from __future__ import annotations

import dataclasses

from mobilebert_tf.files.config_difference import MAY_CHANGE
from mobilebert_tf.tasks.named_tasks import task
from mobilebert_tf.training import FineTuningConfig


@dataclasses.dataclass(frozen=True, kw_only=True)
class FineTuningRunConfig:
    """From a preset and labelled data to a preset of a task.

    Attributes:
        task: name of the task.
        preset: folder of a backbone, a pre-trained model or a task to start from.
        data: folder or file with the task's data, or `tfds`, or `tfds:FOLDER`.
        output: folder of the preset to write; must not exist yet. A run may go on with
            another one.
        sequence_length: of the packed texts, which are cut there; 0 for the task's own.
        skip_bad_rows: leave out rows that cannot be understood, and count them.
        teacher: fine-tuned preset of the same task whose outputs are learnt beside the
            labels; empty for none. MobileBERT does without (paper, section 2).
        teacher_share: of the loss, from 0 to 1.
        teacher_temperature: divides both sides' logits.
        fine_tuning: the hyper-parameters.

    Raises:
        ValueError: naming the field that is out of range.
    """

    task: str = "text"
    preset: str = ""
    data: str = ""
    output: str = dataclasses.field(default="", metadata=MAY_CHANGE)
    sequence_length: int = 0
    skip_bad_rows: bool = False
    teacher: str = ""
    teacher_share: float = 0.5
    teacher_temperature: float = 1.0
    fine_tuning: FineTuningConfig = dataclasses.field(default_factory=FineTuningConfig)

    def __post_init__(self) -> None:
        task(self.task)
        if self.sequence_length < 0:
            raise ValueError(
                "`sequence_length` must not be negative. "
                f"Received: sequence_length={self.sequence_length}"
            )
        if not 0.0 <= self.teacher_share <= 1.0:
            raise ValueError(
                "`teacher_share` must be between 0 and 1. "
                f"Received: teacher_share={self.teacher_share}"
            )
        if self.teacher_temperature <= 0.0:
            raise ValueError(
                "`teacher_temperature` must be positive. "
                f"Received: teacher_temperature={self.teacher_temperature}"
            )

    def check_paths(self) -> None:
        """Checks that a run has what it needs.

        Raises:
            ValueError: if a path is missing.
        """
        for name in ("preset", "data", "output"):
            if not getattr(self, name):
                raise ValueError(f"`{name}` must be given. Received: {name}=''")
