# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The masked language model loss."""

from __future__ import annotations

from typing import Any

import keras
from keras import ops

from mobilebert_tf.losses.weighted_sum import WeightedSum


def masked_lm_loss(logits: Any, mask_ids: Any, mask_weights: Any) -> WeightedSum:
    """`L_MLM = sum w (-log softmax(logits)[id]) / sum w` (BERT, section 3.1).

    google-research adds 1e-5 to the denominator; here an empty batch is 0.

    Args:
        logits: (batch, predictions, vocabulary).
        mask_ids: (batch, predictions), the tokens behind the masks.
        mask_weights: (batch, predictions), 0 where a prediction is padding.
    """
    logits = ops.cast(logits, "float32")
    cross_entropy = keras.losses.sparse_categorical_crossentropy(mask_ids, logits, from_logits=True)
    return WeightedSum.of(cross_entropy, mask_weights)
