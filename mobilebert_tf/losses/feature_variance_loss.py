# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Feature map transfer, the discrepancy of the variances."""

from __future__ import annotations

from typing import Any

from keras import ops

from mobilebert_tf.losses.weighted_sum import WeightedSum


def feature_variance_loss(teacher: Any, student: Any, padding_mask: Any = None) -> WeightedSum:
    """Mean over positions of `|var_H t - var_H s|`, population variances.

    The absolute difference is google-research's; MobileBERT, section 3.4, does
    not say which distance it takes.

    Args:
        teacher, student: a block's output, (batch, sequence, hidden).
        padding_mask: (batch, sequence), 1 = real; None counts every position.
    """
    teacher_variance = ops.var(ops.cast(teacher, "float32"), axis=-1)
    student_variance = ops.var(ops.cast(student, "float32"), axis=-1)
    return WeightedSum.of(ops.abs(teacher_variance - student_variance), padding_mask)
