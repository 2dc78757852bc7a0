# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Which strategy of transfer a run follows, with all its numbers."""

from __future__ import annotations

import dataclasses

from mobilebert_tf.distill import strategies
from mobilebert_tf.distill.distillation_config import DistillationConfig
from mobilebert_tf.distill.feature_cache_config import FeatureCacheConfig
from mobilebert_tf.distill.layer_transfer_config import LayerTransferConfig
from mobilebert_tf.distill.transfer_plan import TransferPlan
from mobilebert_tf.training.optimization_config import OptimizationConfig

STRATEGIES = ("progressive", "joint", "auxiliary", "distillation_only", "bare")
# Strategy -> the fields that make no difference to it.
_OF_LAYERS_ALONE = ("lower_layer_learning_rate_factor", "repeat_batches", "feature_cache")
_WITHOUT_STAGES_OF_LAYERS = ("layer_steps", "layer_optimization", *_OF_LAYERS_ALONE)
_UNREAD = {
    "progressive": (),
    "joint": _OF_LAYERS_ALONE,
    "auxiliary": _WITHOUT_STAGES_OF_LAYERS,
    "distillation_only": (*_WITHOUT_STAGES_OF_LAYERS, "transfer", "layer_map"),
    "bare": (*_WITHOUT_STAGES_OF_LAYERS, "transfer", "layer_map", "distillation"),
}


@dataclasses.dataclass(frozen=True, kw_only=True)
class StrategyConfig:
    """A plan before the number of layers is known; see `strategies`.

    Attributes:
        name: one of `STRATEGIES`. All but `bare` have a teacher.
        layer_steps: steps of layer transfer: of each layer if progressive, of
            all together if joint.
        steps: steps of the last stage, or of the only one.
        layer_optimization: of the stages with `layer_steps`.
        optimization: of the last stage.
        transfer: factors of the layers' loss.
        distillation: factors of the heads' loss.
        lower_layer_learning_rate_factor: of the layers below the one that a
            progressive plan trains; 0 freezes them.
        layer_map: the teacher's block for each of the student's, from 0; empty
            is the last block of equal groups.
        repeat_batches: every layer of a progressive plan reads the same
            `layer_steps` batches, rather than each one its own.
        feature_cache: its size; 0 is none. For a progressive plan with
            `repeat_batches` and frozen lower layers: the cost of a layer is then
            the same at every depth.

    Raises:
        ValueError: for another name, a stage shorter than its warm-up or without features to
            imitate, or a feature cache that the strategy cannot use.
    """

    name: str = "progressive"
    layer_steps: int = 10_000
    steps: int = 500_000
    layer_optimization: OptimizationConfig = strategies.LAYER_OPTIMIZATION
    optimization: OptimizationConfig = strategies.DISTILLATION_OPTIMIZATION
    transfer: LayerTransferConfig = dataclasses.field(default_factory=LayerTransferConfig)
    distillation: DistillationConfig = dataclasses.field(default_factory=DistillationConfig)
    lower_layer_learning_rate_factor: float = 0.1
    layer_map: tuple[int, ...] = ()
    repeat_batches: bool = False
    feature_cache: FeatureCacheConfig = dataclasses.field(default_factory=FeatureCacheConfig)

    def __post_init__(self) -> None:
        if self.name not in STRATEGIES:
            raise ValueError(f"`name` must be one of {STRATEGIES}. Received: name={self.name!r}")
        self.make_plan(num_layers=2)  # says what is wrong before anything is made

    @property
    def has_teacher(self) -> bool:
        """Whether the plan imitates anybody."""
        return self.name != "bare"

    @property
    def unread_fields(self) -> tuple[str, ...]:
        """The fields that make no difference to this strategy."""
        return _UNREAD[self.name]

    def make_plan(self, num_layers: int) -> TransferPlan:
        """Returns the plan for a student of `num_layers` blocks."""
        return dataclasses.replace(
            self._stages(num_layers),
            layer_map=self.layer_map or None,
            repeat_batches=self.repeat_batches,
            feature_cache=self.feature_cache,
        )

    def _stages(self, num_layers: int) -> TransferPlan:
        if self.name == "bare":
            return strategies.bare(self.steps, optimization=self.optimization)
        last = {"optimization": self.optimization, "distillation": self.distillation}
        layers = {"transfer": self.transfer}
        first = layers | {"layer_optimization": self.layer_optimization}
        if self.name == "distillation_only":
            return strategies.distillation_only(self.steps, **last)
        if self.name == "auxiliary":
            return strategies.auxiliary(num_layers, self.steps, **last, **layers)
        if self.name == "joint":
            return strategies.joint(num_layers, self.layer_steps, self.steps, **last, **first)
        return strategies.progressive(
            num_layers,
            self.layer_steps,
            self.steps,
            lower_layer_learning_rate_factor=self.lower_layer_learning_rate_factor,
            **last,
            **first,
        )
