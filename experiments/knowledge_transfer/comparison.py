# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A teacher and its students by several strategies: what every comparison of them shares."""

from __future__ import annotations

import functools
from pathlib import Path

from experiments.claim import Claim
from experiments.experiment import Inputs
from experiments.knowledge_transfer import stages
from experiments.knowledge_transfer.config import SCALES, TransferConfig
from experiments.knowledge_transfer.last_stage import last_stage
from experiments.run_stages import run_stages
from experiments.work_directory import WorkDirectory

# With the two that transfer no layer, for the order of all.
TABLE_8 = ("bare", "distillation_only", "auxiliary", "joint", "progressive")
ORDER = Claim(
    text="transfer layer by layer or of all layers at first is better than the auxiliary "
    "loss, that is better than distillation alone, and that better than no teacher",
    better=(
        ("progressive", "auxiliary"),
        ("joint", "auxiliary"),
        ("auxiliary", "distillation_only"),
        ("distillation_only", "bare"),
    ),
)
_EXTENDABLE = ("seeds", "variants", "workers", "last_rate_ratios")


def make_config(scale: str, inputs: Inputs, variants: tuple[str, ...]) -> TransferConfig:
    """Returns the comparison of some strategies at a scale."""
    return TransferConfig(
        text=inputs.text,
        scale=SCALES[scale],
        seeds=inputs.seeds,
        variants=variants,
        workers=inputs.workers,
    )


def train_comparison(config: TransferConfig, directory: str | Path) -> WorkDirectory:
    """Runs every unfinished stage in `directory`, and returns it.

    All strategies of a seed come before the next seed, so that a run that is
    stopped has compared what it has.

    Raises:
        ValueError: for bad input, with what to do about it.
        OSError: if a file cannot be read or written.
    """
    work = WorkDirectory(directory, config, extendable=_EXTENDABLE)
    work.run("examples", functools.partial(stages.write_examples, work, config))
    work.run("teacher", functools.partial(stages.train_teacher, work, config))
    train = {
        stages.student_name(name, seed, ratio): functools.partial(
            stages.train_student, work, config, name, seed, ratio
        )
        for seed in range(config.seeds)
        for name in config.variants
        for ratio in config.last_rate_ratios
    }
    run_stages(work, train, config.workers)
    return work


def student_results(
    work: WorkDirectory, config: TransferConfig, variant: str, ratio: float = 1.0
) -> list[dict]:
    """Returns what the students of a strategy reached, in the order of their seeds."""
    names = [stages.student_name(variant, seed, ratio) for seed in range(config.seeds)]
    return [
        work.result(name) | {"last_stage": last_stage(work / name / "metrics.jsonl")}
        for name in names
    ]
