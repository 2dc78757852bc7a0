# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How a run of the training loop behaves."""

from __future__ import annotations

import dataclasses

from mobilebert_tf.files.config_difference import MAY_CHANGE


@dataclasses.dataclass(frozen=True, kw_only=True)
class TrainingConfig:
    """Settings of the loop, which change nothing of what is learnt, or its rounding alone.

    A run may go on with other `steps_per_loop`, `checkpoint_interval`, `keep_checkpoints`
    and `tensorboard`, and ends with the same weights, bit for bit.

    Attributes:
        steps_per_loop: steps between two reports, run without Python between.
        checkpoint_interval: steps between two checkpoints, at the end of a loop.
        keep_checkpoints: how many of the newest are kept.
        micro_batches: parts that a replica's share of the batch is divided into, so that
            a larger batch fits in memory; the step is the whole batch's, to rounding.
        jit_compile: compile the step with XLA, which rounds otherwise; for one replica only.
        tensorboard: also write the metrics as TensorBoard scalars.

    Raises:
        ValueError: if a number is not positive.
    """

    steps_per_loop: int = dataclasses.field(default=10, metadata=MAY_CHANGE)
    checkpoint_interval: int = dataclasses.field(default=1000, metadata=MAY_CHANGE)
    keep_checkpoints: int = dataclasses.field(default=2, metadata=MAY_CHANGE)
    micro_batches: int = 1
    jit_compile: bool = False
    tensorboard: bool = dataclasses.field(default=False, metadata=MAY_CHANGE)

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
