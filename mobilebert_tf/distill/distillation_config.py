# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The factors of pre-training distillation."""

from __future__ import annotations

import dataclasses
import math


@dataclasses.dataclass(frozen=True, kw_only=True)
class DistillationConfig:
    """`L_PD = a L_MLM + (1 - a) L_KD + L_NSP` (MobileBERT, section 3.4).

    Attributes:
        ground_truth_ratio: a; 1 is plain pre-training, without a teacher.
        temperature: T of both logits in L_KD.
        next_sentence_factor: of L_NSP, on the true labels.

    Raises:
        ValueError: if a field is out of its range.
    """

    ground_truth_ratio: float = 0.5
    temperature: float = 1.0
    next_sentence_factor: float = 1.0

    def __post_init__(self) -> None:
        if not 0 <= self.ground_truth_ratio <= 1:
            raise ValueError(
                "`ground_truth_ratio` must be between 0 and 1. "
                f"Received: ground_truth_ratio={self.ground_truth_ratio}"
            )
        if not 0 < self.temperature < math.inf:
            raise ValueError(
                "`temperature` must be finite and positive. "
                f"Received: temperature={self.temperature}"
            )
        if not 0 <= self.next_sentence_factor < math.inf:
            raise ValueError(
                "`next_sentence_factor` must be finite and not negative. "
                f"Received: next_sentence_factor={self.next_sentence_factor}"
            )
