# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Trains a model on the examples of an experiment."""

from __future__ import annotations

import functools
from pathlib import Path

from experiments.pretraining.example_scale import ExampleScale
from experiments.pretraining.held_out_batches import held_out_batches
from experiments.pretraining.write_examples import EXAMPLES
from mobilebert_tf.data import PretrainingDatasetConfig, pretraining_dataset
from mobilebert_tf.distill import TransferPlan, run_transfer_plan
from mobilebert_tf.models import MobileBERTPretrainer
from mobilebert_tf.training import TrainingConfig, masked_lm_evaluation

_LOOP = TrainingConfig(steps_per_loop=20, checkpoint_interval=200)


def train_and_score(
    directory: Path,
    name: str,
    plan: TransferPlan,
    teacher: MobileBERTPretrainer | None,
    model: MobileBERTPretrainer,
    scale: ExampleScale,
    seed: int = 0,
    held_out_seed: int = 0,
    loop: TrainingConfig = _LOOP,
) -> dict:
    """Runs the plan, from where an earlier call was stopped, and scores on held-out text.

    Args:
        directory: where `write_examples` has written.
        name: of the folder in it that gets the checkpoints.
        plan: what is learnt.
        teacher: None for a plan without.
        model: the one that is trained.
        scale: of the examples.
        seed: of the order of the examples and of their masks.
        held_out_seed: of the masks of the held-out text. What is asked of it should be
            the same for every model that is compared.
        loop: how often metrics and checkpoints are written.

    Returns:
        What `masked_lm_evaluation` does, the encoder's `parameters` and its `steps`.
    """
    data = PretrainingDatasetConfig(
        batch_size=scale.batch_size, max_predictions=scale.predictions, seed=seed
    )
    batches = functools.partial(pretraining_dataset, directory / EXAMPLES, "train", data)
    run_transfer_plan(plan, teacher, model, batches, directory / name, config=loop)
    return masked_lm_evaluation(model, held_out_batches(directory, scale, held_out_seed)) | {
        "parameters": model.backbone.count_params(),
        "steps": sum(stage.steps for stage in plan.stages),
    }
