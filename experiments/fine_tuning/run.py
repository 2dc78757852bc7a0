# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Fine-tunes a preset and the same architecture without pre-training, beside baselines."""

from __future__ import annotations

import dataclasses
import functools
import statistics
import time
from pathlib import Path

import keras
import numpy as np

from experiments.fine_tuning.baselines import BASELINES
from experiments.fine_tuning.config import VARIANTS, ComparisonConfig
from experiments.work_directory import WorkDirectory
from mobilebert_tf.data import TextExamples
from mobilebert_tf.models import load_preset, save_preset
from mobilebert_tf.tasks import (
    FineTuningRunConfig,
    TaskExamples,
    TextTask,
    development_scores,
    fine_tune_on,
    read_splits,
    task,
)
from mobilebert_tf.training import FineTuningConfig


def run_comparison(
    config: ComparisonConfig, directory: str | Path, minutes: float | None = None
) -> dict:
    """Runs every unfinished stage in `directory`; one that was killed goes on where it was.

    All tasks of a seed come before the next seed, so that a run that is stopped has
    compared what it has.

    Args:
        config: what to compare.
        directory: of the run.
        minutes: begin no stage later than this; None for no limit.

    Returns:
        Under `tasks` for each task the scores of each variant, a list over the seeds;
        `unfinished` names the stages that there was no time for.

    Raises:
        ValueError: for bad input, with what to do about it.
    """
    work = WorkDirectory(directory, config, extendable=("seeds", "tasks", "squad"))
    deadline = None if minutes is None else time.monotonic() + 60 * minutes
    stages = _stages(config)
    for stage in stages:
        if deadline is not None and time.monotonic() > deadline:
            break
        function = functools.partial(_run_stage, work, config, *stage)
        result = work.run("_".join(map(str, stage)), function)
        print(f"{stage}: {result['scores']}", flush=True)
    return _report(work, config, stages)


def _stages(config: ComparisonConfig) -> list[tuple[str, str, int]]:
    """Returns task, variant and seed of each stage; baselines have one seed."""
    texts = [name for name in config.tasks if isinstance(task(name), TextTask)]
    stages = [(name, baseline, 0) for name in texts for baseline in BASELINES]
    return stages + [
        (name, variant, seed)
        for seed in range(config.seeds)
        for name in config.tasks
        for variant in VARIANTS
    ]


def _run_stage(
    work: WorkDirectory, config: ComparisonConfig, name: str, variant: str, seed: int
) -> dict:
    chosen = task(name)
    run = FineTuningRunConfig(
        task=name,
        preset=config.preset,
        data=config.data(name),
        sequence_length=config.sequence_length,
    )
    splits = read_splits(chosen, run)
    judge = chosen.development_splits[0]
    training = _limited(splits[chosen.training_split], config.max_training)
    judged = _limited(splits[judge], config.max_development)
    splits |= {chosen.training_split: training, judge: judged}
    sizes = {"training": len(training), "development": len(judged)}
    if variant in BASELINES:
        predictions = BASELINES[variant](training, judged)
        return {"scores": chosen.score_predictions(judged.labels, predictions)} | sizes
    run = _configured(work, config, run, len(training), variant, seed)
    model = fine_tune_on(chosen, splits, run, work / f"{name}_{variant}_{seed}")
    scores = development_scores(chosen, model, judged, run, progress=False)
    keras.backend.clear_session()
    return {"scores": scores, "epochs": run.fine_tuning.epochs} | sizes


def _configured(
    work: WorkDirectory,
    config: ComparisonConfig,
    run: FineTuningRunConfig,
    examples: int,
    variant: str,
    seed: int,
) -> FineTuningRunConfig:
    preset = config.preset if variant == "pretrained" else _random_preset(work, config, seed)
    return FineTuningRunConfig(
        task=run.task,
        preset=preset,
        data=run.data,
        sequence_length=run.sequence_length,
        fine_tuning=FineTuningConfig(
            epochs=config.epochs_on(examples),
            batch_size=config.batch_size,
            learning_rate=config.learning_rate,
            seed=seed,
        ),
    )


def _random_preset(work: WorkDirectory, config: ComparisonConfig, seed: int) -> str:
    """Saves what the preset was before it was pre-trained, and returns where."""
    path = work / f"random_{seed}"
    if not path.exists():
        keras.utils.set_random_seed(seed)
        save_preset(load_preset(config.preset, load_weights=False), path)
    return str(path)


def _limited(examples: TaskExamples, limit: int) -> TaskExamples:
    if not limit or len(examples) <= limit:
        return examples
    chosen = np.random.default_rng(0).permutation(len(examples))[:limit].tolist()
    if isinstance(examples, TextExamples):
        return examples.take(chosen)
    questions = tuple(examples.questions[index] for index in chosen)
    return dataclasses.replace(examples, questions=questions)


def _report(work: WorkDirectory, config: ComparisonConfig, stages: list) -> dict:
    tasks: dict = {}
    for name, variant, seed in stages:
        stage = f"{name}_{variant}_{seed}"
        if work.is_finished(stage):
            tasks.setdefault(name, {}).setdefault(variant, []).append(work.result(stage))
    names = ["_".join(map(str, stage)) for stage in stages]
    return {
        "tasks": tasks,
        "primary_metric": {name: task(name).primary_metric for name in config.tasks},
        "unfinished": [name for name in names if not work.is_finished(name)],
        "stage_seconds": {name: round(value, 1) for name, value in work.seconds().items()},
        "config": work.config,
    }


def to_markdown(report: dict) -> str:
    """Renders the comparison: mean over the seeds, lowest to highest behind it."""
    variants = [*BASELINES, *reversed(VARIANTS)]
    lines = [f"| task (score) | {' | '.join(variants)} |", "|---" * (len(variants) + 1) + "|"]
    for name, results in report["tasks"].items():
        metric = report["primary_metric"][name]
        cells = []
        for variant in variants:
            scores = [100 * result["scores"][metric] for result in results.get(variant, ())]
            spread = f" ({min(scores):.1f} to {max(scores):.1f})" if len(scores) > 1 else ""
            cells.append(f"{statistics.mean(scores):.1f}{spread}" if scores else "–")
        lines.append(f"| {name} ({metric}) | {' | '.join(cells)} |")
    if report["unfinished"]:
        lines += ["", f"Not run yet: {', '.join(report['unfinished'])}."]
    return "\n".join(lines)
