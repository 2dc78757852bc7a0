# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Feature map transfer, the normalised discrepancy."""

from __future__ import annotations

from typing import Any

from keras import ops

from mobilebert_tf.losses.weighted_sum import WeightedSum


def normalized_feature_map_loss(
    teacher: Any, student: Any, padding_mask: Any = None, epsilon: float = 1e-12
) -> WeightedSum:
    """Mean over positions and width of `(LN(t) - LN(s))^2`, LN without gamma and beta.

    MobileBERT, section 3.4: the feature map loss is decomposed into this term
    and the discrepancies of mean and variance. Epsilon 1e-12 as in
    google-research (the Model Garden takes 1e-3).

    Args:
        teacher, student: a block's output, (batch, sequence, hidden).
        padding_mask: (batch, sequence), 1 = real; None counts every position.
        epsilon: added to the variance.
    """
    difference = _normalize(teacher, epsilon) - _normalize(student, epsilon)
    return WeightedSum.of(ops.mean(ops.square(difference), axis=-1), padding_mask)


def _normalize(x: Any, epsilon: float) -> Any:
    mean, variance = ops.moments(ops.cast(x, "float32"), axes=[-1], keepdims=True)
    return (ops.cast(x, "float32") - mean) * ops.rsqrt(variance + epsilon)
