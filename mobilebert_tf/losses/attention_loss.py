# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Attention transfer."""

from __future__ import annotations

from typing import Any

from keras import ops

from mobilebert_tf.losses.weighted_sum import WeightedSum


def attention_loss(
    teacher_scores: Any, student_scores: Any, padding_mask: Any = None
) -> WeightedSum:
    """`L_AT = mean over heads and queries of KL(softmax(t) || softmax(s))`.

    MobileBERT, equation 3, per head. google-research reports the cross-entropy,
    which never reaches 0; the Model Garden applies the softmax twice.

    Args:
        teacher_scores, student_scores: (batch, heads, queries, keys), scaled
            and masked (finite), before the softmax.
        padding_mask: (batch, queries), 1 = real. Padded queries do not count;
            None counts all of them, as both public codes do.
    """
    log_p = ops.log_softmax(ops.cast(teacher_scores, "float32"), axis=-1)
    log_q = ops.log_softmax(ops.cast(student_scores, "float32"), axis=-1)
    kl = ops.sum(ops.exp(log_p) * (log_p - log_q), axis=-1)  # (batch, heads, queries)
    return WeightedSum.of(kl, None if padding_mask is None else padding_mask[:, None, :])
