# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The page of table 6: points lost, and the files they are lost in."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from experiments.claim import FEWEST_SEEDS
from experiments.fine_tuning.scores import COLUMNS, amounts, left_out, spread
from experiments.paper import TABLES
from mobilebert_tf.tasks import task

# As in the paper, where it has the task.
_METRICS = {"squad": "f1"}
_PROMISE = 0.3
# What the claim is about, by the form of the file.
_PROMISED = {
    "int8": "int8",
    "int8_scores": "int8 with scores, too (`--int8_scores`),",
}


def to_markdown(report: dict) -> str:
    """Renders the points lost against Keras, the files, and whether int8 keeps its promise."""
    claims = [claim(report, form) for form in _forms(report) if form in _PROMISED]
    return "\n\n".join([_losses_table(report), _files_table(report), _differences(report), *claims])


def points_lost(report: dict, name: str, form: str) -> list[float]:
    """Returns what a file has less than its preset, in points, for each seed."""
    metric = _metric(name)
    return [
        task(name).points * (result["keras"][metric] - result["files"][form]["scores"][metric])
        for result in report["quantized"][name]
    ]


def claim(report: dict, form: str = "int8") -> str:
    """Says whether a form of int8 loses at most 0.3 points on every task, the mean over seeds."""
    means = {name: statistics.mean(points_lost(report, name, form)) for name in report["quantized"]}
    text = f"{_PROMISED[form]} loses at most {_PROMISE} points in the mean over the seeds"
    if (seeds := report["config"]["seeds"]) < FEWEST_SEEDS:
        return f"Not claimed: {text}. That takes {FEWEST_SEEDS} seeds, and here are {seeds}."
    # Scores are counts of examples: what is left of 0.3 after rounding is no loss.
    above = {name: mean for name, mean in means.items() if mean > _PROMISE + 1e-9}
    if above:
        found = ", ".join(f"{mean:.2f} on {name}" for name, mean in above.items())
        return f"Withdrawn: {text}. It loses {found}."
    worst = max(means, key=means.get)
    return f"Holds on every task: {text}. The most is {means[worst]:.2f} on {worst}."


def _metric(name: str) -> str:
    return _METRICS.get(name, "accuracy")


def _forms(report: dict) -> list[str]:
    return list(next(iter(report["quantized"].values()))[0]["files"])


def _losses_table(report: dict) -> str:
    forms = _forms(report)
    header = ("task (score)", "Keras", *forms, "paper: 8 bits")
    lines = ["Points lost against Keras, negative if the file is better:", ""]
    lines += [f"| {' | '.join(header)} |", "|---" * len(header) + "|"]
    for name, results in report["quantized"].items():
        metric = _metric(name)
        scores = [task(name).points * result["keras"][metric] for result in results]
        losses = [spread(points_lost(report, name, form), digits=2) for form in forms]
        cells = (f"{name} ({metric})", spread(scores), *losses, _paper(name))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _paper(name: str) -> str:
    rows, column = TABLES[6].rows, COLUMNS.get(name, name)
    if column not in rows["mobilebert"]:
        return "–"
    return f"{rows['mobilebert'][column] - rows['mobilebert_int8'][column]:.1f}"


def _files_table(report: dict) -> str:
    header = ("form", "kB", "lowest cosine with Keras", "same predictions")
    lines = [f"| {' | '.join(header)} |", "|---" * len(header) + "|"]
    for form in _forms(report):
        files = list(_files(report, form))
        cells = (
            form,
            f"{statistics.mean(file['bytes'] for file in files) / 1000:,.0f}",
            f"{min(file['cosine'] for file in files):.5f}",
            f"{statistics.mean(file['same_predictions'] for file in files):.2%}",
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _files(report: dict, form: str) -> Iterator[dict]:
    for results in report["quantized"].values():
        for result in results:
            yield result["files"][form]


def _differences(report: dict) -> str:
    sentences = [amounts(report)]
    steps = ", ".join(
        f"{100 / results[0]['examples']:.2f} on {name}"
        for name, results in report["quantized"].items()
    )
    sentences.append(f"One example more or less is as many points: {steps}.")
    return " ".join([*sentences, left_out(report)]).strip()
