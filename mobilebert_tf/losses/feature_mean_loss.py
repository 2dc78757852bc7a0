# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Feature map transfer, the discrepancy of the means."""

from __future__ import annotations

from typing import Any

from keras import ops

from mobilebert_tf.losses.weighted_sum import WeightedSum


def feature_mean_loss(teacher: Any, student: Any, padding_mask: Any = None) -> WeightedSum:
    """Mean over positions of `(mean_H t - mean_H s)^2` (MobileBERT, section 3.4).

    google-research compares with all the teacher's layers at once, by a
    broadcast that its text does not describe; here it is the same layer.

    Args:
        teacher, student: a block's output, (batch, sequence, hidden).
        padding_mask: (batch, sequence), 1 = real; None counts every position.
    """
    teacher_mean = ops.mean(ops.cast(teacher, "float32"), axis=-1)
    student_mean = ops.mean(ops.cast(student, "float32"), axis=-1)
    return WeightedSum.of(ops.square(teacher_mean - student_mean), padding_mask)
