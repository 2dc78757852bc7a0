# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The loss terms of one imitated layer."""

from __future__ import annotations

from typing import Any

from mobilebert_tf import losses
from mobilebert_tf.distill.layer_transfer_config import LayerTransferConfig

Features = tuple[Any, Any]  # the block's feature map, its attention scores


def layer_transfer_losses(
    config: LayerTransferConfig, teacher: Features, student: Features, padding_mask: Any
) -> dict[str, losses.WeightedSum]:
    """Returns the terms whose factor is not 0, by name.

    Args:
        config: the factors, and whether padding counts.
        teacher, student: feature map (batch, sequence, hidden) and attention
            scores (batch, heads, query, key).
        padding_mask: (batch, sequence), 1 = real.
    """
    mask = None if config.count_padding else padding_mask
    (teacher_map, teacher_scores), (student_map, student_scores) = teacher, student
    terms = {}
    if config.feature_map_factor:
        terms["feature_map"] = losses.feature_map_loss(teacher_map, student_map, mask)
    if config.normalized_feature_map_factor:
        terms["normalized_feature_map"] = losses.normalized_feature_map_loss(
            teacher_map, student_map, mask
        )
    if config.feature_mean_factor:
        terms["feature_mean"] = losses.feature_mean_loss(teacher_map, student_map, mask)
    if config.feature_variance_factor:
        terms["feature_variance"] = losses.feature_variance_loss(teacher_map, student_map, mask)
    if config.attention_factor:
        terms["attention"] = losses.attention_loss(teacher_scores, student_scores, mask)
    return terms
