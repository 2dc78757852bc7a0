# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The stages of a quickstart in their order."""

from __future__ import annotations

import dataclasses
import functools
import os
from collections.abc import Callable
from pathlib import Path

from experiments.quickstart import corpus_stages, pretraining_stages, task_stages
from experiments.quickstart.config import QuickstartConfig
from experiments.quickstart.plots import plot_losses
from experiments.quickstart.report import to_markdown, write_report
from experiments.work_directory import WorkDirectory


@dataclasses.dataclass(frozen=True)
class QuickstartStage:
    """One line of the flow: its name in the state, what to tell people, what to run."""

    name: str
    title: str
    function: Callable[[WorkDirectory, QuickstartConfig], dict]


STAGES = (
    QuickstartStage("text", "collect text and labels", corpus_stages.collect_text),
    QuickstartStage("vocabulary", "learn a vocabulary", corpus_stages.learn),
    QuickstartStage("examples", "write pre-training examples", corpus_stages.make_examples),
    QuickstartStage("teacher", "pre-train the IB-BERT teacher", pretraining_stages.train_teacher),
    QuickstartStage(
        "student", "transfer layer by layer, then distil", pretraining_stages.train_student
    ),
    QuickstartStage(
        "bare student", "train a student without transfer", pretraining_stages.train_bare_student
    ),
    QuickstartStage("fine-tuning", "fine-tune on the labels", task_stages.fine_tune_student),
    QuickstartStage("export", "fold, quantise, convert, verify", task_stages.export),
    QuickstartStage("accuracy", "score the preset and both files", task_stages.score),
    QuickstartStage("latency", "measure latency on this computer", task_stages.measure_latency),
)


def run_quickstart(config: QuickstartConfig, directory: str | os.PathLike) -> dict:
    """Runs every unfinished stage in `directory` and writes the report.

    Started again with the same arguments, it continues where it was stopped,
    inside a training stage too.

    Returns:
        The content of `report.json`.

    Raises:
        ValueError: for bad input, with what to do about it.
        OSError: if a file cannot be read or written.
    """
    work = WorkDirectory(Path(directory), config, extendable=("compare",))
    stages = [stage for stage in STAGES if config.compare or stage.name != "bare student"]
    for number, stage in enumerate(stages, start=1):
        finished = " (finished before)" if work.is_finished(stage.name) else ""
        print(f"[{number}/{len(stages)}] {stage.title}{finished}", flush=True)
        work.run(stage.name, functools.partial(stage.function, work, config))
    plot_losses(work)
    report = write_report(work)
    print("\n" + to_markdown(report))
    print(f"Report, presets and files are in {work.path}{os.sep}")
    return report
