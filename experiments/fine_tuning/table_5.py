# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Table 5: a student on SQuAD, beside the same one from random weights.

    python -m experiments.run table_5 --scale=cpu --preset=student --squad=squad \
        --workdir=fine_tuning

A version without files to learn from is left out and named, and so is SQuAD 2.0 at the
scale of `cpu`. Tables 4, 5 and 6 may share a work directory: none of them repeats a
fine-tuning.
"""

from __future__ import annotations

from pathlib import Path

from experiments.experiment import Inputs
from experiments.fine_tuning.inputs import comparison_config
from experiments.fine_tuning.run import run_comparison
from experiments.fine_tuning.scores import amounts, left_out, points, pretraining_verdict, spread
from experiments.paper import TABLES

_SCORES = {"squad": ("exact_match", "f1"), "squad2": ("best_exact", "best_f1")}
_COLUMNS = {"squad": ("v1_exact_match", "v1_f1"), "squad2": ("v2_exact_match", "v2_f1")}


def run_table_5(scale: str, directory: Path, inputs: Inputs) -> dict:
    """Fine-tunes on SQuAD (paper, table 5)."""
    config = comparison_config(scale, directory, inputs, _SCORES)
    report = run_comparison(config, directory)
    return report | {"missing": [name for name in _SCORES if name not in config.tasks]}


def to_markdown(report: dict) -> str:
    """Renders exact match and F1 beside the paper's, and whether pre-training helped."""
    header = ("score", "random", "pretrained", "paper: MobileBERT", "difference")
    lines = [f"| {' | '.join(header)} |", "|---" * len(header) + "|"]
    for name in report["tasks"]:
        for metric, column in zip(_SCORES[name], _COLUMNS[name], strict=True):
            lines.append(_row(report, name, metric, column))
    verdicts = [
        f"- {pretraining_verdict(report, name, _SCORES[name][1])}" for name in report["tasks"]
    ]
    return "\n\n".join(["\n".join(lines), _differences(report), "\n".join(verdicts)])


def _row(report: dict, name: str, metric: str, column: str) -> str:
    random, pretrained = (
        points(report, name, variant, metric) for variant in ("random", "pretrained")
    )
    paper = TABLES[5].rows["mobilebert"][column]
    difference = f"{sum(pretrained) / len(pretrained) - paper:+.1f}" if pretrained else "–"
    cells = (f"{name} ({metric})", spread(random), spread(pretrained), f"{paper:g}", difference)
    return f"| {' | '.join(cells)} |"


def _differences(report: dict) -> str:
    sentences = [
        f"The student has {report['parameters'] / 1e6:.2f} million parameters in place of 25.3.",
        amounts(report),
        "Scores are on the development sets, which also choose the best epoch, as in the paper.",
    ]
    for results in report["tasks"].values():
        judged = next(iter(results.values()))[0]["development"]
        if "unanswerable" in judged:
            share = judged["unanswerable"] / judged["examples"]
            sentences.append(f"Answering none of squad2's questions scores {share:.1%}.")
    return " ".join([*sentences, left_out(report)]).strip()
