# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Trains a teacher, then students by several strategies, and compares them."""

from __future__ import annotations

import statistics
from pathlib import Path

from experiments.experiment import Inputs
from experiments.knowledge_transfer.comparison import (
    ORDER,
    TABLE_8,
    make_config,
    student_results,
    train_comparison,
)
from experiments.knowledge_transfer.config import TransferConfig
from experiments.knowledge_transfer.last_stage import undone

_TABLE_9 = ("bare", "distillation_only", "progressive_feature_maps", "progressive")


def run_table_8(scale: str, directory: Path, inputs: Inputs) -> dict:
    """Compares the strategies of transfer (paper, table 8)."""
    return run_comparison(make_config(scale, inputs, TABLE_8), directory)


def run_table_9(scale: str, directory: Path, inputs: Inputs) -> dict:
    """Compares the objectives (paper, table 9); with NoNorm and ReLU, unlike there."""
    return run_comparison(make_config(scale, inputs, _TABLE_9), directory)


def run_comparison(config: TransferConfig, directory: str | Path) -> dict:
    """Runs every unfinished stage in `directory`.

    Returns:
        What was found out, as JSON has it.

    Raises:
        ValueError: for bad input, with what to do about it.
        OSError: if a file cannot be read or written.
    """
    work = train_comparison(config, directory)
    return {
        "examples": work.result("examples"),
        "teacher": work.result("teacher"),
        "students": {name: student_results(work, config, name) for name in config.variants},
        "seconds": {name: round(value, 1) for name, value in work.seconds().items()},
        "config": work.config,
    }


def to_markdown(report: dict) -> str:
    """Renders the comparison as a table, best strategy first, and what may be claimed."""
    accuracies = {
        name: [100 * result["masked_lm_accuracy"] for result in results]
        for name, results in report["students"].items()
    }
    lines = [
        f"Teacher: {report['teacher']['masked_lm_accuracy']:.2%} of the held-out masked words.",
        "",
        "| strategy | masked words | lowest to highest |",
        "|---|---|---|",
    ]
    for name in sorted(accuracies, key=lambda name: -statistics.mean(accuracies[name])):
        scores = accuracies[name]
        spread = f"{min(scores):.2f} to {max(scores):.2f}"
        lines.append(f"| {name} | {statistics.mean(scores):.2f} % | {spread} |")
    if ORDER.rows <= accuracies.keys():
        lines += ["", ORDER.verdict(accuracies)]
    if why := undone(report["students"]):
        lines += ["", why]
    return "\n".join(lines)
