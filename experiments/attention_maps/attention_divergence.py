# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How far a student's attention is from its teacher's, on text."""

from __future__ import annotations

from collections.abc import Iterable

import keras
import numpy as np
import tensorflow as tf
from keras import ops

from experiments.attention_maps.head_divergence import head_divergence
from mobilebert_tf.distill.feature_model import feature_model
from mobilebert_tf.training.batch import Batch, backbone_inputs

_MASKED = -1e4


def attention_divergence(
    teacher: keras.Model, student: keras.Model | None, batches: Iterable[Batch]
) -> np.ndarray:
    """Returns the mean divergence of every pair of heads, (layers, teacher's, student's).

    Layers are compared with those of the same index, as transfer does where both have
    as many.

    Args:
        teacher: a `MobileBERTPretrainer`.
        student: another; None for one head that attends to all real tokens alike.
        batches: of pre-training; padded queries do not count.

    Raises:
        ValueError: if the numbers of layers differ.
    """
    layers = range(teacher.backbone.num_layers)
    if student is not None and student.backbone.num_layers != len(layers):
        raise ValueError(
            "Teacher and student must have as many layers to compare their attention. "
            f"Received: num_layers={len(layers)} and {student.backbone.num_layers}"
        )
    theirs, ours = (_scores(model, layers) for model in (teacher, student))

    @tf.function(reduce_retracing=True)
    def step(batch):
        inputs, mask = backbone_inputs(batch), batch["padding_mask"]
        pairs = zip(theirs(inputs), ours(inputs), strict=True)
        return ops.stack([head_divergence(t, s, mask) for t, s in pairs]), ops.sum(mask)

    # Every student has one, which TensorFlow takes for one traced again.
    step._omit_frequent_tracing_warning = True
    total, queries = 0.0, 0
    for batch in batches:
        part, real = step(batch)
        total, queries = total + np.asarray(part, "float64"), queries + int(real)
    return np.maximum(total / queries, 0.0)  # of what rounding has put below


def _scores(model: keras.Model | None, layers: range):
    """A function from a backbone's inputs to the scores of each layer."""
    if model is None:
        return lambda inputs: [_even(inputs["padding_mask"])] * len(layers)
    features = feature_model(model.backbone, layers)

    def scores(inputs):
        outputs = features(inputs, training=False)
        return [outputs[f"attention_scores_{layer}"] for layer in layers]

    return scores


def _even(padding_mask):
    masked = (1.0 - ops.cast(padding_mask, "float32")) * _MASKED
    length = ops.shape(padding_mask)[1]
    return ops.repeat(masked[:, None, None, :], length, axis=2)
