# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The paper's strategies as plans (MobileBERT, section 3.5).

| plan | stages | trained in the layer stages |
|---|---|---|
| `progressive` (PKT) | one per layer, then distillation | the layer; those below frozen or slow |
| `joint` (JKT) | all layers at once, then distillation | all blocks |
| `auxiliary` (AKT) | one loss of all layers and distillation | everything |
| `distillation_only` (PD) | distillation | - |
| `bare` | pre-training without a teacher | - |

In all of them the distillation trains the whole student.
"""

from __future__ import annotations

import dataclasses

from mobilebert_tf.distill.distillation_config import DistillationConfig
from mobilebert_tf.distill.layer_transfer_config import LayerTransferConfig
from mobilebert_tf.distill.stage import Stage
from mobilebert_tf.distill.transfer_plan import TransferPlan
from mobilebert_tf.training.optimization_config import OptimizationConfig

LAYER_OPTIMIZATION = OptimizationConfig(end_learning_rate_ratio=1.0)
DISTILLATION_OPTIMIZATION = OptimizationConfig()


def progressive(
    num_layers: int,
    steps_per_layer: int,
    distillation_steps: int,
    *,
    layer_optimization: OptimizationConfig = LAYER_OPTIMIZATION,
    optimization: OptimizationConfig = DISTILLATION_OPTIMIZATION,
    transfer: LayerTransferConfig | None = None,
    distillation: DistillationConfig | None = None,
    lower_layer_learning_rate_factor: float = 0.1,
) -> TransferPlan:
    """Layer after layer from the bottom, then distillation (PKT).

    The layers below are trained at 0.1 of the rate, as in the original code; 0
    freezes them, as the paper first describes it, and costs no gradient there.
    """
    layers = tuple(
        Stage(
            name=f"layer_{layer}",
            steps=steps_per_layer,
            optimization=layer_optimization,
            layers=(layer,),
            transfer=transfer or LayerTransferConfig(),
            lower_layer_learning_rate_factor=lower_layer_learning_rate_factor,
        )
        for layer in range(num_layers)
    )
    last = _distillation(distillation_steps, optimization, distillation)
    return TransferPlan(stages=(*layers, last))


def joint(
    num_layers: int,
    layer_steps: int,
    distillation_steps: int,
    *,
    layer_optimization: OptimizationConfig = LAYER_OPTIMIZATION,
    optimization: OptimizationConfig = DISTILLATION_OPTIMIZATION,
    transfer: LayerTransferConfig | None = None,
    distillation: DistillationConfig | None = None,
) -> TransferPlan:
    """All layers at once, then distillation (JKT)."""
    layers = Stage(
        name="layers",
        steps=layer_steps,
        optimization=layer_optimization,
        layers=tuple(range(num_layers)),
        transfer=transfer or LayerTransferConfig(),
    )
    last = _distillation(distillation_steps, optimization, distillation)
    return TransferPlan(stages=(layers, last))


def auxiliary(
    num_layers: int,
    steps: int,
    *,
    optimization: OptimizationConfig = DISTILLATION_OPTIMIZATION,
    transfer: LayerTransferConfig | None = None,
    distillation: DistillationConfig | None = None,
) -> TransferPlan:
    """The layers' losses added to the distillation's (AKT)."""
    stage = dataclasses.replace(
        _distillation(steps, optimization, distillation),
        name="auxiliary",
        layers=tuple(range(num_layers)),
        transfer=transfer or LayerTransferConfig(),
    )
    return TransferPlan(stages=(stage,))


def distillation_only(
    steps: int,
    *,
    optimization: OptimizationConfig = DISTILLATION_OPTIMIZATION,
    distillation: DistillationConfig | None = None,
) -> TransferPlan:
    """Distillation from the copied embedding and heads (PD)."""
    return TransferPlan(stages=(_distillation(steps, optimization, distillation),))


def bare(
    steps: int, *, optimization: OptimizationConfig = DISTILLATION_OPTIMIZATION
) -> TransferPlan:
    """Pre-training without a teacher, with the student's own dropout."""
    stage = Stage(
        name="pretraining",
        steps=steps,
        optimization=optimization,
        distillation=DistillationConfig(ground_truth_ratio=1.0),
        dropout=True,
    )
    return TransferPlan(stages=(stage,), copy_from_teacher=False)


def _distillation(
    steps: int, optimization: OptimizationConfig, distillation: DistillationConfig | None
) -> Stage:
    return Stage(
        name="distillation",
        steps=steps,
        optimization=optimization,
        distillation=distillation or DistillationConfig(),
    )
