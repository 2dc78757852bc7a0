# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Carries out a recipe."""

from __future__ import annotations

import contextlib
import functools
import json
import os
import pathlib

import keras
import tensorflow as tf

from mobilebert_tf.data import pretraining_dataset
from mobilebert_tf.data.example_files import ExampleFiles
from mobilebert_tf.distill import run_transfer_plan, teacher_layers, write_attention_maps
from mobilebert_tf.files import directory_lock, require_writable, write_json
from mobilebert_tf.models import (
    MobileBERTBackbone,
    MobileBERTPretrainer,
    MobileBERTTextClassifierPreprocessor,
    MobileBERTTokenizer,
    architecture,
)
from mobilebert_tf.recipes.claim_directory import claim_directory
from mobilebert_tf.recipes.run_config import RunConfig
from mobilebert_tf.recipes.run_teacher import run_teacher
from mobilebert_tf.recipes.run_tokenizer import run_tokenizer
from mobilebert_tf.tasks import FineTuningRunConfig, run_fine_tuning
from mobilebert_tf.training import distribution_strategy, masked_lm_evaluation, save_output
from mobilebert_tf.training.workers import Workers

Scores = dict[str, dict[str, float]]


def run_recipe(
    config: RunConfig | FineTuningRunConfig,
    directory: str | os.PathLike[str],
    progress: bool = True,
) -> Scores:
    """Trains what the recipe says and writes the preset `config.output`.

    `directory` keeps `config.json`, `inputs.json` (see `run_inputs`), the checkpoints and
    metrics of the plan and, at the end, `evaluation.json` and, of a held-out example,
    pictures of the attention of teacher and student in `attention/`. Called again with the
    same arguments, it continues where it was stopped, or returns the scores if it had finished.

    Args:
        config: the recipe.
        directory: of the run's state; new, or of the same recipe.
        progress: show one line per stage.

    Returns:
        The scores of `masked_lm_evaluation` on the held-out examples, if there
        are any, for `student` and, if there is one, `teacher`; of fine-tuning those
        of `run_fine_tuning`, which does it.

    Raises:
        ValueError: if something is missing or does not fit, the directory was begun with
            another config or other inputs, or another process has it; before any training.
        FloatingPointError: see `run_training`.
        OSError: if something cannot be read or written, or another process of the run has
            ended.
    """
    config.check_paths()
    if not (pathlib.Path(config.output).exists() and _evaluation_of(directory).exists()):
        require_writable("directory", directory)
        require_writable("output", config.output)
    if isinstance(config, FineTuningRunConfig):
        with directory_lock(directory):
            claim_directory(config, directory)
            return run_fine_tuning(config, directory, progress)
    # Before anything else: a multi-worker strategy connects the processes.
    strategy = distribution_strategy(config.distribution, config.tpu)
    workers = Workers(strategy)
    with contextlib.ExitStack() as stack:
        if workers.is_chief:
            stack.enter_context(directory_lock(directory))
            claim_directory(config, directory)
        stack.enter_context(workers.awaited())
        return _pretrain(config, pathlib.Path(directory), strategy, progress)


def _evaluation_of(directory: str | os.PathLike[str]) -> pathlib.Path:
    return pathlib.Path(directory) / "evaluation.json"


def _pretrain(
    config: RunConfig,
    directory: pathlib.Path,
    strategy: tf.distribute.Strategy,
    progress: bool,
) -> Scores:
    output, evaluation = pathlib.Path(config.output), _evaluation_of(directory)
    if output.exists():
        return _finished(output, evaluation)
    tokenizer = run_tokenizer(config)
    files = ExampleFiles(
        config.examples, "train", config.data.sequence_length, config.data.on_corrupt
    )
    with strategy.scope():
        keras.utils.set_random_seed(config.seed)
        student = _student(config, files, tokenizer)
        teacher = run_teacher(config)
        run_transfer_plan(
            config.strategy.make_plan(student.backbone.num_layers),
            teacher,
            student,
            functools.partial(pretraining_dataset, config.examples, "train", config.data),
            directory / "plan",
            config=config.training,
            progress=progress,
        )
    scores = _evaluate(config, files, {"student": student, "teacher": teacher})
    if Workers(strategy).is_chief:
        if teacher is not None and scores:
            _draw_attention(config, teacher, student, directory / "attention")
        write_json(evaluation, scores)
        save_output(student, output, directory)
    return scores


def _finished(output: pathlib.Path, evaluation: pathlib.Path) -> Scores:
    # The preset is the last thing that a run writes.
    if evaluation.exists():
        return json.loads(evaluation.read_text("utf-8"))
    raise ValueError(f"`output` must not exist yet. Received: output={str(output)!r}")


def _student(
    config: RunConfig, files: ExampleFiles, tokenizer: MobileBERTTokenizer
) -> MobileBERTPretrainer:
    # Of others' examples nobody wrote down the size.
    vocabulary_size = files.summary.get("vocabulary_size", tokenizer.vocabulary_size())
    if tokenizer.vocabulary_size() != vocabulary_size:
        raise ValueError(
            "The vocabulary must be the one the examples were made with, of "
            f"{vocabulary_size} word pieces. "
            f"Received: {tokenizer.vocabulary_size()} word pieces"
        )
    sizes = architecture(config.architecture, vocabulary_size=tokenizer.vocabulary_size())
    sizes["num_layers"] = config.num_layers or sizes["num_layers"]
    if files.sequence_length > sizes["max_sequence_length"]:
        raise ValueError(
            f"Examples must be at most {sizes['max_sequence_length']} tokens long for "
            f"{config.architecture}. Received: sequence_length={files.sequence_length}"
        )
    preprocessor = MobileBERTTextClassifierPreprocessor(tokenizer, files.sequence_length)
    return MobileBERTPretrainer(MobileBERTBackbone(**sizes, dtype=config.dtype), preprocessor)


def _evaluate(
    config: RunConfig, files: ExampleFiles, models: dict[str, MobileBERTPretrainer | None]
) -> Scores:
    if "held_out" not in files.splits:
        return {}
    dataset = pretraining_dataset(config.examples, "held_out", config.data)
    return {name: masked_lm_evaluation(model, dataset) for name, model in models.items() if model}


def _draw_attention(
    config: RunConfig,
    teacher: MobileBERTPretrainer,
    student: MobileBERTPretrainer,
    directory: pathlib.Path,
) -> None:
    batch = next(iter(pretraining_dataset(config.examples, "held_out", config.data)))
    layers = teacher_layers(
        teacher.backbone.num_layers,
        student.backbone.num_layers,
        config.strategy.layer_map or None,
    )
    write_attention_maps(teacher, student, batch, layers, directory)
