# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How far the attention of every head is from that of every other."""

from __future__ import annotations

from typing import Any

from keras import ops


def head_divergence(teacher_scores: Any, student_scores: Any, padding_mask: Any) -> Any:
    """`D[a, b] = sum over real queries of KL(softmax(t_a) || softmax(s_b))`.

    The diagonal, divided by the number of queries, is MobileBERT's equation 3 head by
    head; the rest says which head of the student has become which of the teacher's.

    Args:
        teacher_scores: (batch, heads, queries, keys), masked, before the softmax.
        student_scores: the same with any number of heads.
        padding_mask: (batch, queries), 1 = real.

    Returns:
        (heads of the teacher, heads of the student) in nats, summed over queries.
    """
    log_p = ops.log_softmax(ops.cast(teacher_scores, "float32"), axis=-1)
    log_q = ops.log_softmax(ops.cast(student_scores, "float32"), axis=-1)
    p = ops.exp(log_p) * ops.cast(padding_mask, "float32")[:, None, :, None]
    cross = ops.einsum("naqk,nbqk->ab", p, log_q)
    return ops.sum(p * log_p, axis=(0, 2, 3))[:, None] - cross
