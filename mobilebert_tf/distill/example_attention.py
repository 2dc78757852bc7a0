# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What a model attends to in one example."""

from __future__ import annotations

from collections.abc import Sequence

import keras
import numpy as np

from mobilebert_tf.distill.feature_model import feature_model
from mobilebert_tf.training.batch import Batch, backbone_inputs


def example_attention(model: keras.Model, layers: Sequence[int], batch: Batch) -> list[np.ndarray]:
    """Returns the probabilities of the batch's first example without its padding.

    Args:
        model: a `MobileBERTPretrainer`.
        layers: blocks, from 0; one may be named twice.
        batch: of pre-training.

    Returns:
        (heads, length, length) for each of `layers`; queries down, keys across.
    """
    length = int(np.sum(batch["padding_mask"][0]))
    inputs = {name: value[:1] for name, value in backbone_inputs(batch).items()}
    outputs = feature_model(model.backbone, sorted(set(layers)))(inputs, training=False)
    scores = [keras.ops.cast(outputs[f"attention_scores_{i}"][0], "float32") for i in layers]
    return [np.array(keras.ops.softmax(each))[:, :length, :length] for each in scores]
