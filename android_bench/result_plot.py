# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A result as a picture."""

from __future__ import annotations

import pathlib

import matplotlib

matplotlib.use("agg")
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

from android_bench.markdown_table import operator_shares

_KINDS = 8  # kinds of operators with a colour of their own


def plot_result(result: dict, path: pathlib.Path) -> None:
    """Draws every sample in its order, or the counts; and what the operators share."""
    rows = result["results"]
    profiled = [row for row in rows if row["operators"]]
    height = 3.2 + 0.3 * len(rows)
    figure, axes = plt.subplots(
        1, 2 if profiled else 1, figsize=(12 if profiled else 7, height), squeeze=False
    )
    try:
        if result["target"] == "emulated":
            _draw_counts(axes[0][0], rows)
        else:
            _draw_samples(axes[0][0], rows)
        if profiled:
            _draw_operators(axes[0][1], profiled)
        figure.tight_layout()
        figure.savefig(path, dpi=120, format="png", bbox_inches="tight")
    finally:
        plt.close(figure)


def _draw_samples(axes: Axes, rows: list[dict]) -> None:
    for row in rows:
        p50 = row["p50_ms"]
        median = "" if p50 is None else f", p50 {p50:.2f} ms"
        axes.plot(row["samples_ms"], ".-", linewidth=0.6, markersize=3, label=_name(row) + median)
    axes.set_xlabel("inference, models in turns")
    axes.set_ylabel("milliseconds")
    axes.set_ylim(bottom=0)
    axes.legend(fontsize=7, loc="upper center", bbox_to_anchor=(0.5, -0.2), ncols=2)
    axes.set_title("Every timed inference", fontsize=10)


def _draw_counts(axes: Axes, rows: list[dict]) -> None:
    millions = [row["instructions"] / 1e6 for row in rows]
    bars = axes.barh([_name(row) for row in rows], millions, color="tab:blue")
    axes.bar_label(bars, fmt="%.3g", fontsize=8, padding=2)
    axes.margins(x=0.15)
    axes.invert_yaxis()
    axes.set_xlabel("ARM64 instructions of one inference, millions")
    axes.set_title("Counts, not times", fontsize=10)


def _draw_operators(axes: Axes, rows: list[dict]) -> None:
    shares = [{kind: share for kind, _, share in operator_shares(row)} for row in rows]
    totals: dict[str, float] = {}
    for share in shares:
        for kind, part in share.items():
            totals[kind] = totals.get(kind, 0.0) + part
    kinds = sorted(totals, key=lambda kind: -totals[kind])[:_KINDS]
    left = [0.0] * len(rows)
    for kind in kinds:
        parts = [100 * share.get(kind, 0.0) for share in shares]
        axes.barh([_name(row) for row in rows], parts, left=left, label=kind)
        left = [a + b for a, b in zip(left, parts, strict=True)]
    rest = [100 - value for value in left]
    axes.barh([_name(row) for row in rows], rest, left=left, label="others", color="lightgrey")
    axes.invert_yaxis()
    axes.set_xlabel("% of what the operators cost")
    axes.legend(fontsize=7, loc="upper center", bbox_to_anchor=(0.5, -0.2), ncols=2)
    axes.set_title("Operators", fontsize=10)


def _name(row: dict) -> str:
    where = row["core_type"] or f"{row['threads']} threads"
    return f"{pathlib.Path(row['model']).stem}, {where}"
