# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A search as a table and as a picture."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Sequence

import numpy as np

from mobilebert_tf.files import whole_file
from mobilebert_tf.tasks.hyper_parameter_search import BATCH_SIZES, EPOCHS, Trial

_COLORS = dict(zip(BATCH_SIZES, ("tab:blue", "tab:orange", "tab:green"), strict=True))


def search_table(trials: Sequence[Trial]) -> str:
    """Returns a table in Markdown, the best trial first."""
    lines = ["| trial | batch | learning rate | epochs | score | seconds |", "|---" * 6 + "|"]
    for trial in sorted(trials, key=lambda trial: -trial.score):
        lines.append(
            f"| {trial.number} | {trial.batch_size} | {trial.learning_rate:.0e} | {trial.epochs} "
            f"| {trial.score:.4f} | {trial.seconds:.0f} |"
        )
    return "\n".join(lines) + "\n"


def draw_search(trials: Sequence[Trial], path: str | os.PathLike, title: str) -> None:
    """Draws the scores over learning rate, epochs and time into a PNG file.

    A dot is a trial, its colour the batch size; dots that would lie on one another
    stand a little apart. The line is the best score so far.

    Raises:
        OSError: if the file cannot be written.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    figure = Figure(figsize=(11, 3.6), layout="constrained")
    FigureCanvasAgg(figure)
    by_rate, by_epochs, by_time = figure.subplots(1, 3, sharey=True)
    for size, color in _COLORS.items():
        chosen = [trial for trial in trials if trial.batch_size == size]
        scores = [trial.score for trial in chosen]
        shift = 0.12 * (BATCH_SIZES.index(size) - 1)
        rates = [1e5 * trial.learning_rate + shift for trial in chosen]
        by_rate.scatter(rates, scores, color=color, label=f"batch {size}")
        by_epochs.scatter([trial.epochs + shift for trial in chosen], scores, color=color)
        by_time.scatter([trial.number for trial in chosen], scores, color=color)
    ordered = sorted(trials, key=lambda trial: trial.number)
    best = np.maximum.accumulate([trial.score for trial in ordered])
    by_time.step([trial.number for trial in ordered], best, where="post", color="0.4", zorder=0)
    for axis, label in (
        (by_rate, "learning rate, 1e-5"),
        (by_epochs, "epochs"),
        (by_time, "trial"),
    ):
        axis.set_xlabel(label)
        axis.grid(alpha=0.3)
        axis.xaxis.set_major_locator(MaxNLocator(integer=True))
    by_rate.set_xlim(0.5, 10.5)
    by_epochs.set_xlim(EPOCHS[0] - 0.5, EPOCHS[1] + 0.5)
    by_rate.set_ylabel("development score")
    by_rate.legend()
    figure.suptitle(title)
    with whole_file(pathlib.Path(path)) as partial:
        figure.savefig(partial, format="png", dpi=120)
