# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Pictures of a quickstart run."""

from __future__ import annotations

import json
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib import ticker

from experiments.work_directory import WorkDirectory
from mobilebert_tf.files import whole_file

RUNS = {
    "teacher": "IB-BERT teacher",
    "student": "MobileBERT student",
    "bare": "Student without transfer",
}


def plot_losses(work: WorkDirectory) -> Path:
    """Draws the loss of every stage of every training run to `losses.png`."""
    runs = {name: _read_metrics(work / name / "metrics.jsonl") for name in RUNS}
    runs = {name: rows for name, rows in runs.items() if rows}
    figure, axes = plt.subplots(
        1, len(runs) + 1, figsize=(4.5 * (len(runs) + 1), 3.6), layout="constrained"
    )
    for axis, (name, rows) in zip(axes, runs.items(), strict=False):
        _draw_run(axis, RUNS[name], rows)
    _draw_fine_tuning(axes[-1], work / "fine_tuning" / "history.jsonl")
    path = work / "losses.png"
    with whole_file(path) as partial:
        figure.savefig(partial, dpi=120, format="png")
    plt.close(figure)
    return path


def _read_metrics(path: Path) -> list[dict]:
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _draw_run(axis: plt.Axes, title: str, rows: list[dict]) -> None:
    """One line per stage, one after the other along the steps of the whole run."""
    offset = 0
    for stage in dict.fromkeys(row["stage"] for row in rows):
        steps = [row["step"] for row in rows if row["stage"] == stage]
        losses = [row["loss"] for row in rows if row["stage"] == stage]
        axis.plot([offset + step for step in steps], losses, label=stage, linewidth=1.2)
        offset += steps[-1]
    axis.set(title=title, xlabel="step", ylabel="loss", yscale="log")
    axis.yaxis.set_major_formatter(ticker.ScalarFormatter())
    axis.yaxis.set_minor_formatter(ticker.ScalarFormatter())
    axis.legend(fontsize=7)
    axis.grid(alpha=0.3)


def _draw_fine_tuning(axis: plt.Axes, path: Path) -> None:
    rows = _read_metrics(path)
    epochs = [row["epoch"] + 1 for row in rows]
    for name, label in (("loss", "training"), ("val_loss", "development")):
        axis.plot(epochs, [row[name] for row in rows], marker="o", markersize=3, label=label)
    axis.set(title="Fine-tuning", xlabel="epoch", ylabel="loss")
    axis.xaxis.set_major_locator(ticker.MaxNLocator(integer=True))
    axis.legend(fontsize=7)
    axis.grid(alpha=0.3)
