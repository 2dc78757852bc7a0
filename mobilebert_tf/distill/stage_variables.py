# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What a stage trains, and how fast."""

from __future__ import annotations

import keras

from mobilebert_tf.distill.stage import Stage


def stage_variables(
    stage: Stage, student: keras.Model
) -> tuple[list[keras.Variable], dict[str, float]]:
    """Returns the variables of the stage and LAMB's learning-rate factors for them.

    Blocks that are frozen are not among the variables, so that no gradient is
    computed below the stage's first block.

    Raises:
        ValueError: if the student does not have one of the stage's blocks.
    """
    blocks = student.backbone.blocks
    if max(stage.layers, default=0) >= len(blocks):
        raise ValueError(
            f"`layers` must be below {len(blocks)}, the student's blocks. "
            f"Received: layers={stage.layers} in stage {stage.name!r}"
        )
    if stage.trains_everything:
        return list(student.trainable_variables), {}
    factor = stage.lower_layer_learning_rate_factor
    lower = range(min(stage.layers)) if factor else range(0)
    trained = [blocks[layer] for layer in (*lower, *sorted(stage.layers))]
    factors = {rf"(^|/){blocks[layer].name}/": factor for layer in lower}
    return [variable for block in trained for variable in block.trainable_variables], factors
