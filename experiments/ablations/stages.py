# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The stages of a comparison of sizes: examples, one model."""

from __future__ import annotations

import keras

from experiments.ablations.config import AblationConfig
from experiments.ablations.small_size import small_size
from experiments.pretraining.new_pretrainer import new_pretrainer
from experiments.pretraining.prepare_examples import prepare_examples
from experiments.pretraining.short_optimization import short_optimization
from experiments.pretraining.train_and_score import train_and_score
from experiments.work_directory import WorkDirectory
from mobilebert_tf.distill import strategies
from mobilebert_tf.models import MobileBERTBackbone, model_cost, weightless


def make_examples(work: WorkDirectory, config: AblationConfig) -> dict:
    """Writes the examples that all models learn from."""
    return prepare_examples(work.path, config.text, config.scale.examples, config.is_toy)


def train_model(work: WorkDirectory, config: AblationConfig, row: str, seed: int) -> dict:
    """Pre-trains one model without a teacher, and scores it.

    `seed` is that of its weights, its batches and their masks: rows of a seed see the
    same examples, masked the same.
    """
    keras.backend.clear_session()
    scale = config.scale
    optimization = short_optimization(scale.steps, scale.learning_rate)
    plan = strategies.bare(scale.steps, optimization=optimization)
    size = small_size(config.table, row, scale)
    model = new_pretrainer(work.path, size, scale.examples.sequence_length, seed)
    return train_and_score(work.path, f"{row}_{seed}", plan, None, model, scale.examples, seed)


def settings(config: AblationConfig, row: str, vocabulary_size: int) -> dict:
    """Returns a row's sizes, and what the encoder weighs and computes for one example."""
    size = small_size(config.table, row, config.scale) | {"vocabulary_size": vocabulary_size}
    model = weightless(lambda: MobileBERTBackbone(**size))
    costs = model_cost(model, config.scale.examples.sequence_length)
    weights = {cost.name: cost.parameters for cost in costs}
    names = ("hidden_dim", "bottleneck_dim", "num_heads", "num_feed_forwards")
    return {name: size[name] for name in names} | {
        "attention_parameters": weights["attention"],
        "feed_forward_parameters": weights["feed-forward networks"],
        "parameters": sum(cost.parameters for cost in costs if cost.in_encoder),
        "flops": sum(cost.flops for cost in costs if cost.in_encoder),
    }
