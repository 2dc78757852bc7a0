# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The students that are compared, as transfer plans."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from experiments.knowledge_transfer.config import TransferScale
from experiments.pretraining.short_optimization import short_optimization
from mobilebert_tf.distill import LayerTransferConfig, TransferPlan, strategies
from mobilebert_tf.training import OptimizationConfig


def bare(scale: TransferScale) -> TransferPlan:
    """No teacher."""
    steps = scale.student_steps
    return strategies.bare(steps, optimization=_decaying(scale, steps))


def distillation_only(scale: TransferScale) -> TransferPlan:
    """PD, from the teacher's embedding and heads."""
    steps = scale.student_steps
    return strategies.distillation_only(steps, optimization=_decaying(scale, steps))


def auxiliary(scale: TransferScale) -> TransferPlan:
    """AKT: one loss."""
    steps = scale.student_steps
    return strategies.auxiliary(scale.num_layers, steps, optimization=_decaying(scale, steps))


def joint(scale: TransferScale) -> TransferPlan:
    """JKT: all layers at once, then PD."""
    return strategies.joint(
        scale.num_layers,
        scale.num_layers * scale.layer_steps,
        scale.distillation_steps,
        layer_optimization=_layers(scale, scale.num_layers * scale.layer_steps),
        optimization=_decaying(scale, scale.distillation_steps),
    )


def progressive(scale: TransferScale, transfer: LayerTransferConfig | None = None) -> TransferPlan:
    """PKT: layer after layer, those below frozen, then PD."""
    return strategies.progressive(
        scale.num_layers,
        scale.layer_steps,
        scale.distillation_steps,
        layer_optimization=_layers(scale, scale.layer_steps),
        optimization=_decaying(scale, scale.distillation_steps),
        transfer=transfer,
        lower_layer_learning_rate_factor=0.0,
    )


def progressive_feature_maps(scale: TransferScale) -> TransferPlan:
    """PKT without attention transfer: the paper's PD + FMT."""
    return progressive(scale, LayerTransferConfig(attention_factor=0.0))


VARIANTS: dict[str, Callable[[TransferScale], TransferPlan]] = {
    "bare": bare,
    "distillation_only": distillation_only,
    "auxiliary": auxiliary,
    "joint": joint,
    "progressive": progressive,
    "progressive_feature_maps": progressive_feature_maps,
}


def slower_at_the_end(plan: TransferPlan, ratio: float) -> TransferPlan:
    """Returns the plan with the peak rate of its last stage times `ratio`."""
    *before, last = plan.stages
    rate = last.optimization.learning_rate * ratio
    optimization = dataclasses.replace(last.optimization, learning_rate=rate)
    last = dataclasses.replace(last, optimization=optimization)
    return dataclasses.replace(plan, stages=(*before, last))


def _decaying(scale: TransferScale, steps: int) -> OptimizationConfig:
    return short_optimization(steps, scale.learning_rate)


def _layers(scale: TransferScale, steps: int) -> OptimizationConfig:
    return short_optimization(steps, scale.learning_rate, end_learning_rate_ratio=0.1)
