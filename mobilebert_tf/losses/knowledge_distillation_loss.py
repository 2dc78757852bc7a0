# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Distillation of the teacher's masked language model."""

from __future__ import annotations

from typing import Any

from keras import ops

from mobilebert_tf.losses.weighted_sum import WeightedSum


def knowledge_distillation_loss(
    teacher_logits: Any, student_logits: Any, mask_weights: Any, temperature: float = 1.0
) -> WeightedSum:
    """`L_KD = T^2 sum w KL(softmax(t / T) || softmax(s / T)) / sum w`.

    MobileBERT, section 3.4, writes the cross-entropy, which is larger by the
    teacher's entropy: the gradient is the same, and KL is 0 when the student
    has arrived. `T` divides the logits and `T^2` keeps the gradient's size
    (Hinton et al. 2015, section 2). google-research's flag of this name
    multiplies the hidden states before the head's layer norm, which cancels it.

    Args:
        teacher_logits, student_logits: (batch, predictions, vocabulary).
        mask_weights: (batch, predictions), 0 where a prediction is padding.
        temperature: T > 0.
    """
    log_p = ops.log_softmax(ops.cast(teacher_logits, "float32") / temperature)
    log_q = ops.log_softmax(ops.cast(student_logits, "float32") / temperature)
    kl = ops.sum(ops.exp(log_p) * (log_p - log_q), axis=-1)
    return WeightedSum.of(temperature**2 * kl, mask_weights)
