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
    computed below the stage's first block. Nor is what the loss of the next sentence
    alone trains, where its factor is 0: a gradient of zeros is no rest under LAMB,
    whose decay is of the size of a whole step.

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
        left_out = set() if stage.distillation.next_sentence_factor else _sentence_paths(student)
        return [v for v in student.trainable_variables if v.path not in left_out], {}
    factor = stage.lower_layer_learning_rate_factor
    lower = range(min(stage.layers)) if factor else range(0)
    trained = [blocks[layer] for layer in (*lower, *sorted(stage.layers))]
    factors = {rf"(^|/){blocks[layer].name}/": factor for layer in lower}
    return [variable for block in trained for variable in block.trainable_variables], factors


def _sentence_paths(student: keras.Model) -> set[str]:
    layers = (student.next_sentence_head, student.backbone.pooler)
    return {variable.path for layer in layers if layer for variable in layer.weights}
