# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""One phase of a transfer plan, as data."""

from __future__ import annotations

import dataclasses
import math
import re

from mobilebert_tf.distill.distillation_config import DistillationConfig
from mobilebert_tf.distill.layer_transfer_config import LayerTransferConfig
from mobilebert_tf.training.optimization_config import OptimizationConfig


@dataclasses.dataclass(frozen=True, kw_only=True)
class Stage:
    """What is imitated, what is trained, and for how long.

    `layers` with `transfer` make a layer-wise stage, `distillation` makes a stage
    on the heads' logits, both together are one loss. Without `distillation` only
    blocks are trained: no loss reaches the heads, and the embedding was copied.
    Each stage begins with a new optimizer.

    Attributes:
        name: of its directory and in the metrics.
        steps: optimizer steps.
        optimization: LAMB and its learning rate.
        layers: blocks of the student that imitate the teacher's, from 0.
        transfer: factors of the layers' loss.
        distillation: factors of the heads' loss, or None.
        lower_layer_learning_rate_factor: of the blocks below the first of
            `layers`, without `distillation`; 0 freezes them, and the gradient
            ends above them.
        dropout: whether the student runs as in training. The original code
            turns it off whenever there is a teacher.

    Raises:
        ValueError: if a field is out of its range, nothing is learnt, or only a part of
            what is trained.
    """

    name: str
    steps: int
    optimization: OptimizationConfig
    layers: tuple[int, ...] = ()
    transfer: LayerTransferConfig = dataclasses.field(default_factory=LayerTransferConfig)
    distillation: DistillationConfig | None = None
    lower_layer_learning_rate_factor: float = 0.0
    dropout: bool = False

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z0-9_]+", self.name):
            raise ValueError(
                f"`name` must be of lower-case letters, digits and _. Received: name={self.name!r}"
            )
        if self.steps < 1:
            raise ValueError(f"`steps` must be positive. Received: steps={self.steps}")
        if self.optimization.warmup_steps > self.steps:
            raise ValueError(
                f"`warmup_steps` of stage {self.name!r} must be at most its steps. Received: "
                f"warmup_steps={self.optimization.warmup_steps}, steps={self.steps}"
            )
        if not self.layers and self.distillation is None:
            raise ValueError("A stage needs `layers` or `distillation`. Received: neither")
        if min(self.layers, default=0) < 0 or len(set(self.layers)) != len(self.layers):
            raise ValueError(
                f"`layers` must be different and not negative. Received: layers={self.layers}"
            )
        if not (self.trains_everything or self.transfer.compares_features):
            raise ValueError(
                "`transfer` must have a factor of feature maps in a stage of layers alone: the "
                "attention's loss reaches neither values nor feed-forwards. "
                f"Received: {self.transfer}"
            )
        self._check_lower_layers()

    def _check_lower_layers(self) -> None:
        factor = self.lower_layer_learning_rate_factor
        if not 0 <= factor < math.inf or (factor and self.trains_everything):
            raise ValueError(
                "`lower_layer_learning_rate_factor` must be finite and not negative, and is of no "
                "use when everything is trained. "
                f"Received: lower_layer_learning_rate_factor={factor}"
            )

    @property
    def trains_everything(self) -> bool:
        """Whether the whole student is trained, not only blocks."""
        return self.distillation is not None

    @property
    def can_read_features(self) -> bool:
        """Whether the stage trains one block alone, above others that stay as they are."""
        frozen = not self.trains_everything and not self.lower_layer_learning_rate_factor
        return frozen and not self.dropout and len(self.layers) == 1 and self.layers[0] > 0
