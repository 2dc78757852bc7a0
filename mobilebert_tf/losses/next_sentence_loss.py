# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The next sentence prediction loss."""

from __future__ import annotations

from typing import Any

import keras
from keras import ops

from mobilebert_tf.losses.weighted_sum import WeightedSum


def next_sentence_loss(logits: Any, labels: Any) -> WeightedSum:
    """`L_NSP = mean over the batch of -log softmax(logits)[label]` (BERT, section 3.1).

    Args:
        logits: (batch, 2).
        labels: (batch,), 0 = the second segment is the real next one.
    """
    logits = ops.cast(logits, "float32")
    return WeightedSum.of(
        keras.losses.sparse_categorical_crossentropy(labels, logits, from_logits=True)
    )
