# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The learning rate of BERT and MobileBERT."""

from __future__ import annotations

from typing import Any

import keras
from keras import ops


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class LinearWarmupDecay(keras.optimizers.schedules.LearningRateSchedule):
    """Linear from 0 over `warmup_steps`, then on the line from peak to end.

    `r(step) = r step / warmup` below `warmup_steps`, else
    `r_end + (r - r_end) (1 - step / steps)` with `r_end = r end_ratio`, and
    constant after `steps`. The line starts at step 0, as in google-research, so
    the rate steps down a little where the warm-up ends. `end_ratio=1` gives the
    constant rate of a layer-wise stage.

    Raises:
        ValueError: for a negative rate or an impossible number of steps.
    """

    def __init__(
        self,
        learning_rate: float,
        steps: int,
        warmup_steps: int = 0,
        end_ratio: float = 1e-4,
        name: str = "linear_warmup_decay",
    ):
        super().__init__()
        if learning_rate < 0:
            raise ValueError(
                f"`learning_rate` must not be negative. Received: learning_rate={learning_rate}"
            )
        if steps < 1 or not 0 <= warmup_steps <= steps:
            raise ValueError(
                "`steps` must be positive and `warmup_steps` between 0 and `steps`. "
                f"Received: steps={steps}, warmup_steps={warmup_steps}"
            )
        self.learning_rate = learning_rate
        self.steps = steps
        self.warmup_steps = warmup_steps
        self.end_ratio = end_ratio
        self.name = name

    def __call__(self, step: Any) -> Any:
        step = ops.cast(step, "float32")
        end = self.learning_rate * self.end_ratio
        remaining = 1.0 - ops.minimum(step, self.steps) / self.steps
        decayed = end + (self.learning_rate - end) * remaining
        if not self.warmup_steps:
            return decayed
        warming = self.learning_rate * step / self.warmup_steps
        return ops.where(step < self.warmup_steps, warming, decayed)

    def get_config(self) -> dict[str, Any]:
        return {
            "learning_rate": self.learning_rate,
            "steps": self.steps,
            "warmup_steps": self.warmup_steps,
            "end_ratio": self.end_ratio,
            "name": self.name,
        }
