# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Reads the table of operators that LiteRT's profiler prints."""

from __future__ import annotations

import re

# Node type, start, first, average in ms, two percentages, memory, calls, name. In the
# table of Google's benchmark_model the columns are the same.
_ROW = re.compile(
    r"^\s*(?P<type>\S.*?)\s+[\d.]+\s+[\d.]+\s+(?P<average>[\d.]+)\s+[\d.]+%\s+[\d.]+%"
    r"\s+[\d.]+\s+(?P<calls>\d+)\s+(?P<name>\S.*)$"
)
_HEADING = "Run Order"


def read_profile_table(text: str, num_runs: int) -> list[dict]:
    """Returns a dict an operator, in the order they run.

    Args:
        text: LiteRT's summary, or all that benchmark_model printed.
        num_runs: inferences that were recorded.

    Returns:
        `operator` (its kind), `node` (LiteRT's name for the instance), `calls` in one
        inference, and `milliseconds` in one inference. Empty if there is no table.
    """
    operators = []
    for line in _lines_of_last_run_order(text):
        row = _ROW.match(line)
        if row and float(row["average"]) >= 0:
            operators.append(
                {
                    "operator": row["type"].removeprefix("Delegate/"),
                    "node": row["name"],
                    "calls": int(row["calls"]) / num_runs,
                    "milliseconds": float(row["average"]),
                }
            )
    return operators


def _lines_of_last_run_order(text: str) -> list[str]:
    """The lines below the last "Run Order"; other tables repeat them.

    benchmark_model has another such table before it, of loading the model.
    """
    lines = text.splitlines()
    headings = [index for index, line in enumerate(lines) if line.count("=") > 20]
    starts = [index for index in headings if _HEADING in lines[index]]
    if not starts:
        return []
    end = next((index for index in headings if index > starts[-1]), len(lines))
    return lines[starts[-1] : end]
