# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How a student learns from its teacher, as data."""

from __future__ import annotations

import collections
import dataclasses

from mobilebert_tf.distill.stage import Stage


@dataclasses.dataclass(frozen=True, kw_only=True)
class TransferPlan:
    """Stages, run one after the other on the same student.

    Attributes:
        stages: at least one, with different names.
        copy_from_teacher: start from the teacher's embedding and heads.
        layer_map: the teacher's block for each of the student's, from 0; None is
            the last block of equal groups.

    Raises:
        ValueError: if there is no stage, or two of one name.
    """

    stages: tuple[Stage, ...]
    copy_from_teacher: bool = True
    layer_map: tuple[int, ...] | None = None

    def __post_init__(self) -> None:
        if not self.stages:
            raise ValueError("`stages` must not be empty. Received: stages=()")
        counts = collections.Counter(stage.name for stage in self.stages)
        twice = [name for name, count in counts.items() if count > 1]
        if twice:
            raise ValueError(f"`stages` must have different names. Received: {twice} twice")
