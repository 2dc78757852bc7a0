# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Feature map transfer, plain."""

from __future__ import annotations

from typing import Any

from keras import ops

from mobilebert_tf.losses.weighted_sum import WeightedSum


def feature_map_loss(teacher: Any, student: Any, padding_mask: Any = None) -> WeightedSum:
    """`L_FMT = mean over positions and width of (t - s)^2` (MobileBERT, equation 2).

    Args:
        teacher, student: a block's output, (batch, sequence, hidden).
        padding_mask: (batch, sequence), 1 = real. Padded positions do not
            count; None counts all of them, as both public codes do.
    """
    difference = ops.cast(teacher, "float32") - ops.cast(student, "float32")
    return WeightedSum.of(ops.mean(ops.square(difference), axis=-1), padding_mask)
