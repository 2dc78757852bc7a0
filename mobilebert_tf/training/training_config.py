# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How a run of the training loop behaves."""

from __future__ import annotations

import dataclasses


@dataclasses.dataclass(frozen=True, kw_only=True)
class TrainingConfig:
    """Settings of the loop that do not change what is learnt.

    Attributes:
        steps_per_loop: steps between two reports, run without Python between.
        checkpoint_interval: steps between two checkpoints, at the end of a loop.
        keep_checkpoints: how many of the newest are kept.
        micro_batches: parts that a replica's share of the batch is divided into, so that
            a larger batch fits in memory; the step is the whole batch's.
        jit_compile: compile the step with XLA; for one replica only.
        tensorboard: also write the metrics as TensorBoard scalars.

    Raises:
        ValueError: if a number is not positive.
    """

    steps_per_loop: int = 10
    checkpoint_interval: int = 1000
    keep_checkpoints: int = 2
    micro_batches: int = 1
    jit_compile: bool = False
    tensorboard: bool = False

    def __post_init__(self) -> None:
        for name in (
            "steps_per_loop",
            "checkpoint_interval",
            "keep_checkpoints",
            "micro_batches",
        ):
            if getattr(self, name) < 1:
                raise ValueError(
                    f"`{name}` must be positive. Received: {name}={getattr(self, name)}"
                )
