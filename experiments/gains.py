# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What each step of the paper's order gains there and here, and whether that is shown."""

from __future__ import annotations

import itertools
import statistics

from experiments.claim import FEWEST_SEEDS, is_above
from experiments.paper import PaperTable

_METRIC = "masked_lm_accuracy"


def gains(students: dict[str, list[dict]], table: PaperTable) -> str:
    """Compares neighbours in the paper's order, from its worst row to its best.

    A gain counts as shown if, over at least three seeds, the worst of the better is
    above the best of the worse, and as withdrawn otherwise.

    Args:
        students: by the paper's names of the rows, the results of all seeds.
        table: of the paper.
    """
    rows = [
        name for name in table.rows if all(_METRIC in result for result in students.get(name, [{}]))
    ]
    columns = [name for name in table.units if all(name in table.rows[row] for row in rows)]
    lines = [
        f"| step | paper, mean of {', '.join(columns)} | here, held-out masked words "
        "| lowest to highest of each | the paper's order |",
        "|---|---|---|---|---|",
    ]
    for worse, better in itertools.pairwise(rows):
        there = _mean(table.rows[better], columns) - _mean(table.rows[worse], columns)
        before, after = ([100 * one[_METRIC] for one in students[name]] for name in (worse, better))
        here = statistics.mean(after) - statistics.mean(before)
        ranges = f"{_range(before)} → {_range(after)}"
        verdict = _verdict(before, after)
        lines.append(f"| {worse} → {better} | {there:+.1f} | {here:+.2f} | {ranges} | {verdict} |")
    return "\n".join([*lines, "", _largest(students, table, rows, columns)]) if rows[1:] else ""


def _largest(students: dict, table: PaperTable, rows: list[str], columns: list[str]) -> str:
    """Says which step gains most there, and in how many seeds it does so here."""
    steps = list(itertools.pairwise(rows))
    there = max(
        steps,
        key=lambda step: _mean(table.rows[step[1]], columns) - _mean(table.rows[step[0]], columns),
    )
    seeds = range(min(len(students[name]) for name in rows))
    largest = [
        max(steps, key=lambda step: students[step[1]][i][_METRIC] - students[step[0]][i][_METRIC])
        for i in seeds
    ]
    return (
        f"The step that gains most in the paper, {' → '.join(there)}, does so here in "
        f"{largest.count(there)} of {len(seeds)} seeds."
    )


def _verdict(before: list[float], after: list[float]) -> str:
    seeds = min(len(before), len(after))
    if seeds < FEWEST_SEEDS:
        return f"no claim: {seeds} seed{'s' * (seeds > 1)}"
    if is_above(after, before):
        return "holds"
    if is_above(before, after):
        return "**reversed**"
    return "withdrawn: the ranges overlap"


def _mean(row: dict[str, float], columns: list[str]) -> float:
    return statistics.mean(row[name] for name in columns)


def _range(values: list[float]) -> str:
    return f"{min(values):.2f} to {max(values):.2f}"
