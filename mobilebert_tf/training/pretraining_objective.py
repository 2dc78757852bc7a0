# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Pre-training: masked words and the next sentence."""

from __future__ import annotations

from typing import Any

import keras

from mobilebert_tf.losses import WeightedSum, masked_lm_loss, next_sentence_loss
from mobilebert_tf.training import weighted_accuracy
from mobilebert_tf.training.batch import Batch, pretrainer_inputs


class PretrainingObjective:
    """`L = L_MLM + L_NSP` (BERT, section 3.1); an `Objective`.

    Args:
        model: a `MobileBERTPretrainer`.
        dropout: whether the model runs as in training.
    """

    loss_factors = {"masked_lm": 1.0, "next_sentence": 1.0}  # noqa: RUF012
    metric_names = ("masked_lm_accuracy", "next_sentence_accuracy")

    def __init__(self, model: keras.Model, dropout: bool = True):
        self.model = model
        self._dropout = dropout

    def __call__(self, batch: Batch) -> dict[str, WeightedSum]:
        outputs: dict[str, Any] = self.model(pretrainer_inputs(batch), training=self._dropout)
        words, order = outputs["masked_lm"], outputs["next_sentence"]
        ids, weights = batch["mask_ids"], batch["mask_weights"]
        labels = batch["next_sentence_labels"]
        return {
            "masked_lm": masked_lm_loss(words, ids, weights),
            "next_sentence": next_sentence_loss(order, labels),
            "masked_lm_accuracy": weighted_accuracy(words, ids, weights),
            "next_sentence_accuracy": weighted_accuracy(order, labels),
        }
