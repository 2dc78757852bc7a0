# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How well a model predicts held-out words and sentences."""

from __future__ import annotations

import keras
import tensorflow as tf

from mobilebert_tf.data.reading_errors import reading_errors
from mobilebert_tf.losses.weighted_sum import WeightedSum
from mobilebert_tf.training.pretraining_objective import PretrainingObjective


def masked_lm_evaluation(model: keras.Model, dataset: tf.data.Dataset) -> dict[str, float]:
    """Scores a `MobileBERTPretrainer` on one pass over `dataset`.

    Every masked word counts the same, whatever batch it is in.

    Returns:
        `masked_lm_accuracy`, `next_sentence_accuracy`, and the mean losses
        `masked_lm` and `next_sentence`.

    Raises:
        ValueError: if the dataset is empty or its files are damaged.
    """
    objective = PretrainingObjective(model, dropout=False)
    step = tf.function(objective.__call__, reduce_retracing=True)
    sums: dict[str, WeightedSum] = {}
    with reading_errors():
        for batch in dataset:
            for name, share in step(batch).items():
                total, weight = sums.get(name, (0.0, 0.0))
                sums[name] = WeightedSum(total + float(share.total), weight + float(share.weight))
    if not sums:
        raise ValueError("`dataset` must hold at least one batch. Received: an empty dataset")
    return {name: total / max(weight, 1e-9) for name, (total, weight) in sums.items()}
