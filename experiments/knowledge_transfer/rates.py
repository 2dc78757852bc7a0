# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The strategies again, with a tenth of the learning rate in the last stage.

Strategies that learn their layers first reach the last stage near the teacher, others
begin it far away. One rate does not suit both; two, given to every strategy alike, tell
what of the order is the strategies' and what the rate's.
"""

from __future__ import annotations

import dataclasses
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

# Of the comparison's rate. Chosen before any of these students was trained.
RATIOS = (1.0, 0.1)
# Percent of the masked words.
_REACHED = 0.5


def run_rates(scale: str, directory: Path, inputs: Inputs) -> dict:
    """Trains the students of table 8 at each rate; a work directory of table 8 is continued.

    Raises:
        ValueError: for bad input, with what to do about it.
        OSError: if a file cannot be read or written.
    """
    config = dataclasses.replace(make_config(scale, inputs, TABLE_8), last_rate_ratios=RATIOS)
    return compare_rates(config, directory)


def compare_rates(config: TransferConfig, directory: Path) -> dict:
    """Trains a student of every strategy, seed and rate of `config`, unless it is there.

    Raises:
        ValueError: for bad input, with what to do about it.
        OSError: if a file cannot be read or written.
    """
    work = train_comparison(config, directory)
    return {
        "teacher": work.result("teacher"),
        "students_by_ratio": {
            f"{ratio:g}": {
                name: student_results(work, config, name, ratio) for name in config.variants
            }
            for ratio in config.last_rate_ratios
        },
        "seconds": {name: round(value, 1) for name, value in work.seconds().items()},
        "config": work.config,
    }


def to_markdown(report: dict) -> str:
    """Renders strategies against rates, and what may be claimed at each and at the better."""
    by_rate = {
        report["config"]["scale"]["learning_rate"] * float(ratio): {
            name: [100 * result["masked_lm_accuracy"] for result in results]
            for name, results in students.items()
        }
        for ratio, students in report["students_by_ratio"].items()
    }
    better = {
        name: max((scores[name] for scores in by_rate.values()), key=statistics.mean)
        for name in TABLE_8
    }
    rows = sorted(TABLE_8, key=lambda name: -statistics.mean(better[name]))
    verdicts = {f"At a rate of {rate:g}": scores for rate, scores in by_rate.items()}
    if len(by_rate) > 1:
        verdicts["Each strategy at the better of its rates"] = better
    return "\n".join(
        [
            f"Teacher: {report['teacher']['masked_lm_accuracy']:.2%} of the held-out masked words.",
            "",
            "| strategy, masked words | " + " | ".join(f"rate {rate:g}" for rate in by_rate) + " |",
            "|---" * (1 + len(by_rate)) + "|",
            *(_row(name, [scores[name] for scores in by_rate.values()]) for name in rows),
            "",
            *(f"- {where}. {ORDER.verdict(scores)}" for where, scores in verdicts.items()),
            *_at_the_ceiling(better, 100 * report["teacher"]["masked_lm_accuracy"]),
        ]
    )


def _at_the_ceiling(better: dict[str, list[float]], teacher: float) -> list[str]:
    """Says so if nobody who has a teacher is left more than half a point below it."""
    taught = [score for name in TABLE_8 if name != "bare" for score in better[name]]
    if min(taught) < teacher - _REACHED:
        return []
    return [
        "",
        "At their rate, or the better of two, all students of the teacher end between "
        f"{min(taught):.2f} and {max(taught):.2f} %: they have learnt what it knows "
        f"({teacher:.2f} %), and what is left between the strategies is no measure of them.",
    ]


def _row(name: str, cells: list[list[float]]) -> str:
    shown = (f"{statistics.mean(c):.2f} % ({min(c):.2f} to {max(c):.2f})" for c in cells)
    return f"| {name} | {' | '.join(shown)} |"
