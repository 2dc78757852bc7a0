# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From a preset and labelled data to a preset of a task."""

from __future__ import annotations

import json
import os
import pathlib

import keras

from mobilebert_tf.files import write_json
from mobilebert_tf.tasks.fine_tuning_run_config import FineTuningRunConfig
from mobilebert_tf.tasks.fine_tuning_task import FineTuningTask, TaskExamples
from mobilebert_tf.tasks.named_tasks import task
from mobilebert_tf.tasks.task_distillation import TaskDistillationLoss, add_teacher
from mobilebert_tf.training import fine_tune_epochs, save_output

Scores = dict[str, dict[str, float]]


def run_fine_tuning(
    config: FineTuningRunConfig, directory: str | os.PathLike, progress: bool = True
) -> Scores:
    """Fine-tunes, keeps the best epoch, and writes the preset last.

    Started again with the same arguments, a run that was killed goes on where it was.

    Args:
        config: of the run.
        directory: of its state, of `evaluation.json` and `data.json`, which counts the
            rows that were read, those that were not, and the windows made of them.
        progress: show progress lines.

    Returns:
        The scores on each development split by its name, of the best epoch, with the
        number of `examples`.

    Raises:
        ValueError: if something is missing or does not fit, before any training.
        FloatingPointError: see `fine_tune_epochs`.
        OSError: if the preset cannot be written; the run is saved then.
    """
    config.check_paths()
    directory, output = pathlib.Path(directory), pathlib.Path(config.output)
    evaluation = directory / "evaluation.json"
    if output.exists():
        if evaluation.exists():
            return json.loads(evaluation.read_text("utf-8"))
        raise ValueError(f"`output` must not exist yet. Received: output={str(output)!r}")
    chosen = task(config.task)
    splits = read_splits(chosen, config)
    model = fine_tune_on(chosen, splits, config, directory, progress)
    scores = {
        split: development_scores(chosen, model, splits[split], config, progress)
        for split in chosen.development_splits
    }
    write_json(evaluation, scores)
    save_output(model, output, directory)
    return scores


def read_splits(chosen: FineTuningTask, config: FineTuningRunConfig) -> dict[str, TaskExamples]:
    """Reads what a run learns from and what it is judged by.

    Raises:
        ValueError: naming the file and the line; or if there is one file only, which
            cannot be both.
    """
    if pathlib.Path(config.data).is_file():
        raise ValueError(
            "`data` must be a folder with a file for each split, for what is learnt from cannot "
            f"judge. Received: data={config.data!r}"
        )
    names = (chosen.training_split, *chosen.development_splits)
    return {name: chosen.read(config.data, name, config.skip_bad_rows) for name in names}


def fine_tune_on(
    chosen: FineTuningTask,
    splits: dict[str, TaskExamples],
    config: FineTuningRunConfig,
    directory: str | os.PathLike,
    progress: bool = True,
) -> keras.Model:
    """Returns the task's model with the weights of its best epoch; see `run_fine_tuning`."""
    directory = pathlib.Path(directory)
    keras.utils.set_random_seed(config.fine_tuning.seed)
    training, judge = splits[chosen.training_split], splits[chosen.development_splits[0]]
    model = chosen.make_model(
        config.preset, training, config.sequence_length or chosen.sequence_length
    )
    arrays = chosen.training_arrays(model, training)
    summaries = {name: dict(examples.summary) for name, examples in splits.items()}
    summaries[chosen.training_split] |= arrays.notes
    write_json(directory / "data.json", summaries)
    batch_size = config.fine_tuning.batch_size
    if config.teacher:
        arrays = add_teacher(arrays, chosen, training, config.teacher, batch_size, progress)
    fine_tune_epochs(
        model,
        (arrays.inputs, arrays.targets),
        lambda: development_scores(chosen, model, judge, config, False),
        chosen.primary_metric,
        directory,
        config.fine_tuning,
        preprocess=arrays.preprocess,
        compile_model=lambda optimizer: _compile(chosen, model, optimizer, config),
        progress=progress,
    )
    return model


def development_scores(
    chosen: FineTuningTask,
    model: keras.Model,
    examples: TaskExamples,
    config: FineTuningRunConfig,
    progress: bool,
) -> dict[str, float]:
    """Returns the scores of a model as it is, and the number of `examples`."""
    outputs = chosen.keras_outputs(model, examples, config.fine_tuning.batch_size, progress)
    return chosen.scores(examples, outputs) | {"examples": len(examples)}


def _compile(
    chosen: FineTuningTask,
    model: keras.Model,
    optimizer: keras.optimizers.Optimizer,
    config: FineTuningRunConfig,
) -> None:
    if not config.teacher:
        chosen.compile_model(model, optimizer)
        return
    loss = TaskDistillationLoss(config.teacher_share, config.teacher_temperature)
    model.compile(optimizer=optimizer, loss=loss, metrics=[])
