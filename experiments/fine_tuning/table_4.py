# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The GLUE part of table 4: a student beside what pre-training must beat.

    python -m experiments.run table_4 --scale=cpu --preset=student --glue=glue \
        --workdir=fine_tuning

The paper's are scores of the leaderboard on the test sets, ours are on the development
sets, which also choose the best epoch. Tasks without files to learn from are left out and
named. Tables 4, 5 and 6 may share a work directory: none of them repeats a fine-tuning.
"""

from __future__ import annotations

from pathlib import Path

from experiments.experiment import Inputs
from experiments.fine_tuning.inputs import comparison_config
from experiments.fine_tuning.run import run_comparison
from experiments.fine_tuning.scores import (
    COLUMNS,
    amounts,
    left_out,
    points,
    pretraining_verdict,
    spread,
)
from experiments.fine_tuning.to_markdown import ORDER
from experiments.paper import TABLES

# The paper's columns -> the score that they are.
METRICS = {
    "cola": "matthews",
    "sst2": "accuracy",
    "mrpc": "f1",
    "stsb": "spearman",
    "qqp": "f1",
    "mnli": "accuracy",
    "qnli": "accuracy",
    "rte": "accuracy",
}


def run_table_4(scale: str, directory: Path, inputs: Inputs) -> dict:
    """Fine-tunes on the tasks of GLUE (paper, table 4)."""
    config = comparison_config(scale, directory, inputs, METRICS)
    report = run_comparison(config, directory)
    return report | {"missing": [name for name in METRICS if name not in config.tasks]}


def to_markdown(report: dict) -> str:
    """Renders the scores beside the paper's, and whether pre-training helped."""
    header = ("task (score)", *ORDER, "paper: MobileBERT, test", "difference")
    lines = [f"| {' | '.join(header)} |", "|---" * len(header) + "|"]
    lines += [_row(report, name) for name in report["tasks"]]
    verdicts = [f"- {pretraining_verdict(report, name, METRICS[name])}" for name in report["tasks"]]
    return "\n\n".join(["\n".join(lines), _differences(report), "\n".join(verdicts)])


def _row(report: dict, name: str) -> str:
    scores = {variant: points(report, name, variant, METRICS[name]) for variant in ORDER}
    paper = TABLES[4].rows["mobilebert"][COLUMNS.get(name, name)]
    pretrained = scores["pretrained"]
    difference = f"{sum(pretrained) / len(pretrained) - paper:+.1f}" if pretrained else "–"
    cells = [spread(scores[variant]) for variant in ORDER]
    return f"| {' | '.join([f'{name} ({METRICS[name]})', *cells, f'{paper:g}', difference])} |"


def _differences(report: dict) -> str:
    sentences = [
        f"The student has {report['parameters'] / 1e6:.2f} million parameters in place of 25.3. "
        "The paper's scores are the leaderboard's on the test sets; ours are on the development "
        "sets, which also choose the best epoch.",
        amounts(report),
    ]
    if report["missing"]:
        sentences.append(f"{left_out(report)} So there is no average.")
    return " ".join(sentences)
