# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The stages of the comparison: a random preset, a baseline, one fine-tuning."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import keras
import numpy as np

from experiments.fine_tuning.baselines import BASELINES
from experiments.fine_tuning.config import ComparisonConfig
from experiments.work_directory import WorkDirectory
from mobilebert_tf.models import load_preset, save_preset
from mobilebert_tf.task_data import TextExamples
from mobilebert_tf.tasks import (
    FineTuningRunConfig,
    TaskExamples,
    development_scores,
    fine_tune_on,
    read_splits,
    task,
)
from mobilebert_tf.training import FineTuningConfig


def save_random_preset(work: WorkDirectory, config: ComparisonConfig, seed: int) -> dict:
    """Saves what the preset was before it was pre-trained; returns its `parameters`."""
    keras.utils.set_random_seed(seed)
    untrained = load_preset(config.preset, load_weights=False)
    save_preset(untrained, _random_preset(work, seed))
    return {"parameters": int(getattr(untrained, "backbone", untrained).count_params())}


def score_baseline(config: ComparisonConfig, name: str, baseline: str) -> dict:
    """Scores what needs no preset; returns `scores` and how much there was of the data."""
    training, judged = read_limited(config, name)
    predictions = BASELINES[baseline](training, judged)
    return {
        "scores": task(name).score_predictions(judged.labels, predictions),
        "training": dict(training.summary),
        "development": dict(judged.summary),
    }


def fine_tune_variant(
    work: WorkDirectory, config: ComparisonConfig, name: str, variant: str, seed: int
) -> dict:
    """Fine-tunes on a task and keeps the preset.

    Returns:
        `scores`, `epochs`, and how much there was of the `training` and the
        `development` data.
    """
    keras.backend.clear_session()
    chosen = task(name)
    training, judged = read_limited(config, name)
    splits = {chosen.training_split: training, chosen.development_splits[0]: judged}
    run = _run_config(work, config, name, variant, seed, len(training))
    model = fine_tune_on(chosen, splits, run, work / f"{name}_{variant}_{seed}")
    scores = development_scores(chosen, model, judged, run, progress=False)
    save_preset(model, fine_tuned_preset(work, name, variant, seed))
    return {
        "scores": scores,
        "epochs": run.fine_tuning.epochs,
        "training": dict(training.summary),
        "development": dict(judged.summary),
    }


def fine_tuned_preset(work: WorkDirectory, name: str, variant: str, seed: int) -> Path:
    """Returns where `fine_tune_variant` keeps its preset."""
    return work / f"{name}_{variant}_{seed}_preset"


def read_limited(config: ComparisonConfig, name: str) -> tuple[TaskExamples, TaskExamples]:
    """Returns what is learnt from and what it is judged by, as much as the scale allows."""
    chosen, scale = task(name), config.scale[name]
    run = FineTuningRunConfig(task=name, data=config.data(name))
    splits = read_splits(chosen, run)
    return (
        _limited(splits[chosen.training_split], scale.max_training),
        _limited(splits[chosen.development_splits[0]], scale.max_development),
    )


def _run_config(
    work: WorkDirectory,
    config: ComparisonConfig,
    name: str,
    variant: str,
    seed: int,
    examples: int,
) -> FineTuningRunConfig:
    scale = config.scale[name]
    return FineTuningRunConfig(
        task=name,
        preset=config.preset if variant == "pretrained" else str(_random_preset(work, seed)),
        data=config.data(name),
        sequence_length=scale.sequence_length,
        fine_tuning=FineTuningConfig(
            epochs=scale.epochs_on(examples),
            batch_size=scale.batch_size,
            learning_rate=scale.learning_rate,
            seed=seed,
        ),
    )


def _random_preset(work: WorkDirectory, seed: int) -> Path:
    return work / f"random_{seed}"


def _limited(examples: TaskExamples, limit: int) -> TaskExamples:
    if not limit or len(examples) <= limit:
        return examples
    chosen = np.random.default_rng(0).permutation(len(examples))[:limit].tolist()
    if isinstance(examples, TextExamples):
        return examples.take(chosen)
    questions = tuple(examples.questions[index] for index in chosen)
    return dataclasses.replace(examples, questions=questions)
