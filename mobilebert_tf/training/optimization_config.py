# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The optimizer of a run, as data."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping

from mobilebert_tf.optimizers.lamb import LAMB
from mobilebert_tf.optimizers.linear_warmup_decay import LinearWarmupDecay


@dataclasses.dataclass(frozen=True, kw_only=True)
class OptimizationConfig:
    """LAMB with a linear warm-up and decay; the defaults are MobileBERT's.

    Attributes:
        learning_rate: the peak.
        warmup_steps: steps from 0 to the peak.
        end_learning_rate_ratio: rate after the last step / peak; 1 = constant.
        weight_decay: inside LAMB's trust ratio.
        global_clipnorm: bound of the norm of all gradients together.
        bias_correction: of LAMB's moments.

    Raises:
        ValueError: if a number is negative or not finite, or the bound is not positive.
    """

    learning_rate: float = 1.5e-3
    warmup_steps: int = 0
    end_learning_rate_ratio: float = 1e-4
    weight_decay: float = 0.01
    global_clipnorm: float = 1.0
    bias_correction: bool = False

    def __post_init__(self) -> None:
        for name in ("learning_rate", "warmup_steps", "end_learning_rate_ratio", "weight_decay"):
            if not 0 <= getattr(self, name) < math.inf:
                raise ValueError(
                    f"`{name}` must be finite and not negative. "
                    f"Received: {name}={getattr(self, name)}"
                )
        if not 0 < self.global_clipnorm < math.inf:
            raise ValueError(
                "`global_clipnorm` must be finite and positive; a large one does not clip. "
                f"Received: global_clipnorm={self.global_clipnorm}"
            )

    def make_optimizer(
        self, steps: int, learning_rate_factors: Mapping[str, float] | None = None
    ) -> LAMB:
        """Returns a new optimizer for a run of `steps`; call it in the strategy's scope."""
        schedule = LinearWarmupDecay(
            self.learning_rate, steps, self.warmup_steps, self.end_learning_rate_ratio
        )
        return LAMB(
            schedule,
            weight_decay=self.weight_decay,
            bias_correction=self.bias_correction,
            learning_rate_factors=learning_rate_factors,
            global_clipnorm=self.global_clipnorm,
        )
