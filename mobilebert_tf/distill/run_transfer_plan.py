# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Runs a transfer plan, stage by stage."""

from __future__ import annotations

import dataclasses
import functools
import json
import os
import pathlib
import shutil

import keras
import tensorflow as tf

from mobilebert_tf.distill import copy_from_teacher, stage_variables, teacher_layers
from mobilebert_tf.distill.feature_cache import FeatureCache
from mobilebert_tf.distill.stage import Stage
from mobilebert_tf.distill.stage_objective import StageObjective
from mobilebert_tf.distill.transfer_plan import TransferPlan
from mobilebert_tf.files import config_difference, write_json
from mobilebert_tf.training import TrainingConfig, run_training
from mobilebert_tf.training.distribute_batches import DatasetFn
from mobilebert_tf.training.workers import Workers


def run_transfer_plan(
    plan: TransferPlan,
    teacher: keras.Model | None,
    student: keras.Model,
    dataset_fn: DatasetFn,
    directory: str | os.PathLike[str],
    *,
    config: TrainingConfig | None = None,
    progress: bool = True,
) -> None:
    """Trains `student` as the plan says; continues where an earlier call was stopped.

    Each stage has its directory of checkpoints, which hold the whole student.
    The newest stage that has one is where the plan stands; what older stages
    left is deleted when the stage is done. `metrics.jsonl` is the whole plan's.
    Batches are numbered through the plan, so no stage sees another's again, unless
    the plan repeats them. A feature cache is kept in `features`, and deleted when no
    stage is left that reads it.

    Call it in the scope of the strategy that the models were built in. Another `config`
    than before is taken; see `TrainingConfig` for what leaves the weights as they are.

    Args:
        plan: the stages.
        teacher: a `MobileBERTPretrainer`, or None for a plan without. Never changed.
        student: a `MobileBERTPretrainer`.
        dataset_fn: index of a batch -> dataset of global batches from there on.
        directory: of the plan's state.
        config: settings of the loop.
        progress: show one line per stage.

    Raises:
        ValueError: if `directory` is another plan's, models and plan do not fit, or
            the feature cache is too small.
        OSError: if the disk is too small for the feature cache.
        FloatingPointError: see `run_training`.
    """
    config = config or TrainingConfig()
    directory = pathlib.Path(directory)
    directory.mkdir(parents=True, exist_ok=True)
    is_chief = Workers(tf.distribute.get_strategy()).is_chief
    _claim(directory, plan, is_chief)
    folders = [directory / f"{i:02d}_{stage.name}" for i, stage in enumerate(plan.stages)]
    reached = _reached(folders)
    if reached is None and plan.copy_from_teacher and teacher is not None:
        copy_from_teacher(teacher, student)
    layer_map = _layer_map(plan, teacher, student)
    cache = None
    if plan.feature_cache and teacher is not None:
        cache = _feature_cache(plan, teacher, student, layer_map, dataset_fn, directory, progress)
        if reached is None:
            cache.remove()  # of a run whose checkpoints were deleted
    for index in range(reached or 0, len(folders)):
        stage = plan.stages[index]
        readers = [later for later in plan.stages[index:] if later.can_read_features]
        if cache and readers:
            cache.require_space(max(reader.steps for reader in readers))
        elif cache:
            cache.remove()
        read = dataset_fn
        if cache and stage.can_read_features:
            read = functools.partial(cache.dataset, min(stage.layers), stage.steps)
        objective = StageObjective(stage, teacher, student, layer_map, read is not dataset_fn)
        first_batch = plan.first_batches[index]
        _run_stage(objective, stage, read, folders[index], config, first_batch, progress)
        for done in folders[:index] if is_chief else ():
            shutil.rmtree(done, ignore_errors=True)
    if cache:
        cache.remove()


def _run_stage(
    objective: StageObjective,
    stage: Stage,
    dataset_fn: DatasetFn,
    folder: pathlib.Path,
    config: TrainingConfig,
    first_batch: int,
    progress: bool,
) -> None:
    variables, factors = stage_variables(stage, objective.model)
    run_training(
        objective,
        variables,
        stage.optimization.make_optimizer(stage.steps, factors),
        dataset_fn,
        steps=stage.steps,
        directory=folder,
        stage=stage.name,
        config=config,
        first_batch=first_batch,
        metrics_path=folder.parent / "metrics.jsonl",
        progress=progress,
    )


def _feature_cache(
    plan: TransferPlan,
    teacher: keras.Model,
    student: keras.Model,
    layer_map: tuple[int, ...],
    dataset_fn: DatasetFn,
    directory: pathlib.Path,
    progress: bool,
) -> FeatureCache:
    """The plan's cache."""
    if Workers(tf.distribute.get_strategy()).several:
        raise ValueError(
            "`feature_cache` must be off with several workers: one process makes its files. "
            f"Received: max_gigabytes={plan.feature_cache.max_gigabytes}"
        )
    return FeatureCache(
        directory / "features",
        plan.feature_cache,
        teacher,
        student,
        layer_map,
        dataset_fn,
        progress,
    )


def _reached(folders: list[pathlib.Path]) -> int | None:
    """The newest stage with a checkpoint; those before it are done."""
    begun = [i for i, folder in enumerate(folders) if tf.train.latest_checkpoint(folder)]
    return max(begun, default=None)


def _layer_map(
    plan: TransferPlan, teacher: keras.Model | None, student: keras.Model
) -> tuple[int, ...]:
    if teacher is None:
        return ()
    return teacher_layers(teacher.backbone.num_layers, student.backbone.num_layers, plan.layer_map)


def _claim(directory: pathlib.Path, plan: TransferPlan, is_chief: bool) -> None:
    """Writes the plan, or checks that what was trained here was trained by the same."""
    path = directory / "plan.json"
    if not (path.exists() and any(directory.glob("*/checkpoint"))):
        if is_chief:
            write_json(path, dataclasses.asdict(plan))
        return
    try:
        before = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path} cannot be read as JSON: {error}. Use another one.") from error
    if different := config_difference(before, plan):
        raise ValueError(
            "`directory` must be new or begun with the same plan; use another one. "
            f"Received: directory={directory}, "
            f"whose plan.json differs in {different.field or 'everything'}"
        )
    if is_chief and config_difference(before, plan, everything=True):
        write_json(path, dataclasses.asdict(plan))
