# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The share of right answers."""

from __future__ import annotations

from typing import Any

from keras import ops

from mobilebert_tf.losses.weighted_sum import WeightedSum


def weighted_accuracy(logits: Any, labels: Any, weights: Any = None) -> WeightedSum:
    """`sum w [argmax logits = label] / sum w`.

    Args:
        logits: (..., classes).
        labels: (...), integers.
        weights: (...), or None for ones.
    """
    right = ops.equal(ops.argmax(logits, axis=-1), ops.cast(labels, "int32"))
    return WeightedSum.of(right, weights)
