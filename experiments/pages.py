# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The README and the documents, as far as they are made of records.

A record is the `report.json` that a run left, kept in `experiments/records/` with
the command that made it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from experiments.data_costs import data_costs

REPOSITORY = Path(__file__).parents[1]
RECORDS = REPOSITORY / "experiments" / "records"
README = REPOSITORY / "README.md"
DATA = REPOSITORY / "docs" / "data.md"
BEGIN, END = "<!-- begin: experiments.tables -->\n", "<!-- end: experiments.tables -->\n"

_HEADER = (
    "| quickstart on | majority class | Keras | float32 file | int8 file | int8 MB "
    "| masked words: teacher / student / no transfer | minutes |\n"
    "|---|---|---|---|---|---|---|---|"
)


def load_records(directory: Path, pattern: str = "quickstart_*.json") -> list[dict]:
    """Returns the records of a directory whose names fit, in the order of the names."""
    return [json.loads(path.read_text("utf-8")) for path in sorted(directory.glob(pattern))]


def quickstarts(records: list[dict]) -> str:
    """Renders the records of quickstarts, and the commands that made them."""
    rows = "\n".join([_HEADER, *map(_row, records)])
    commands = "\n".join(record["command"] for record in records)
    return f"{rows}\n\nMade by\n\n```sh\n{commands}\n```"


def render(page: str, records: list[dict], body: Callable[[list[dict]], str] = quickstarts) -> str:
    """Returns the page with the block between the two marks made of the records.

    Raises:
        ValueError: if the page lacks a mark.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"The page must hold the marks {BEGIN.strip()} and {END.strip()}.")
    return f"{before}{BEGIN}{body(records)}\n{END}{after}"


def _row(record: dict) -> str:
    report = record["report"]
    task, words = report["task"], report["masked_lm"]
    accuracies = [
        f"{100 * task[f'{name}_accuracy']:.1f} %"
        for name in ("majority", "keras", "float32", "int8")
    ]
    guessed = [
        f"{100 * words[f'{name}_accuracy']:.1f} %" if f"{name}_accuracy" in words else "–"
        for name in ("teacher", "student", "bare")
    ]
    cells = [
        record["title"],
        *accuracies,
        f"{report['files']['int8_bytes'] / 1e6:.2f}",
        " / ".join(guessed),
        f"{report['seconds']['total'] / 60:.1f}",
    ]
    return "| " + " | ".join(cells) + " |"


# Page -> the records it is made of, and how.
PAGES = {
    README: ("quickstart_*.json", quickstarts),
    DATA: ("example_*.json", data_costs),
}
