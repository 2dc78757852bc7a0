# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Fine-tunes a preset and the same architecture without pre-training, beside baselines."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from experiments.fine_tuning import stages
from experiments.fine_tuning.baselines import BASELINES
from experiments.fine_tuning.config import VARIANTS, ComparisonConfig
from experiments.run_stages import run_stages
from experiments.work_directory import WorkDirectory
from mobilebert_tf.tasks import TextTask, task

# What may change without the finished stages being those of another run.
EXTENDABLE = ("seeds", "tasks", "glue", "squad", "workers")
# Task, variant and seed.
Key = tuple[str, str, int]


def run_comparison(
    config: ComparisonConfig,
    directory: str | Path,
    minutes: float | None = None,
    variants: Iterable[str] = VARIANTS,
) -> dict:
    """Runs every unfinished stage in `directory`; one that was killed goes on where it was.

    All tasks of a seed come before the next seed, so that a run that is stopped has
    compared what it has.

    Args:
        config: what to compare.
        directory: of the run, which other comparisons of the same preset may share.
        minutes: begin no stage later than this, one at a time; None for no limit.
        variants: of `VARIANTS`; without `random` there are no baselines either.

    Returns:
        Under `tasks` for each task the results of each variant, a list over the seeds;
        `parameters` of the preset; `seconds` of each stage; `unfinished` names those
        that there was no time for.

    Raises:
        ValueError: for bad input, with what to do about it.
    """
    work = WorkDirectory(directory, config, extendable=EXTENDABLE)
    begin = functools.partial(stages.save_random_preset, work, config)
    presets = {f"random_{seed}": functools.partial(begin, seed) for seed in range(config.seeds)}
    keys = _keys(config, tuple(variants))
    functions = {_name(key): _function(work, config, *key) for key in keys}
    if minutes is None:
        run_stages(work, presets)
        run_stages(work, functions, config.workers)
    else:
        _run_until(time.monotonic() + 60 * minutes, work, presets | functions)
    return _report(work, config, keys) | {"seconds": stage_seconds(work, presets | functions)}


def stage_seconds(work: WorkDirectory, names: Iterable[str]) -> dict[str, float]:
    """Returns the seconds of those stages that are finished."""
    seconds = work.seconds()
    return {name: round(seconds[name], 1) for name in names if name in seconds}


def _keys(config: ComparisonConfig, variants: tuple[str, ...]) -> list[Key]:
    """Baselines have one seed, and come first."""
    texts = [name for name in config.tasks if isinstance(task(name), TextTask)]
    baselines = BASELINES if "random" in variants else ()
    return [(name, baseline, 0) for name in texts for baseline in baselines] + [
        (name, variant, seed)
        for seed in range(config.seeds)
        for name in config.tasks
        for variant in variants
    ]


def _name(key: Key) -> str:
    return "_".join(map(str, key))


def _function(
    work: WorkDirectory, config: ComparisonConfig, name: str, variant: str, seed: int
) -> Callable[[], dict]:
    if variant in BASELINES:
        return functools.partial(stages.score_baseline, config, name, variant)
    return functools.partial(stages.fine_tune_variant, work, config, name, variant, seed)


def _run_until(deadline: float, work: WorkDirectory, todo: dict[str, Callable[[], dict]]) -> None:
    for name, function in todo.items():
        if time.monotonic() > deadline:
            break
        result = work.run(name, function)
        print(f"{name}: {result.get('scores', result)}", flush=True)


def _report(work: WorkDirectory, config: ComparisonConfig, keys: list[Key]) -> dict:
    tasks: dict[str, dict[str, list[dict]]] = {}
    for name, variant, seed in keys:
        if work.is_finished(_name((name, variant, seed))):
            result = work.result(_name((name, variant, seed)))
            tasks.setdefault(name, {}).setdefault(variant, []).append(result)
    first = work.result("random_0") if work.is_finished("random_0") else {}
    return {
        "tasks": tasks,
        "parameters": first.get("parameters"),
        "unfinished": [_name(key) for key in keys if not work.is_finished(_name(key))],
        "config": work.config,
    }
