# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The README and the documents, as far as they are made of records.

A record is the JSON that a run left, kept in `experiments/records/`. A page has any
number of blocks between two marks, the first of which names the block:

    <!-- begin: experiments.tables data_costs -->
    <!-- end: experiments.tables -->
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

from experiments.data_costs import data_costs
from experiments.export_costs import export_costs
from experiments.file_pairs import file_pairs
from experiments.fine_tuning_speed import fine_tuning_speed
from experiments.quickstart_table import quickstart_table
from experiments.results import results
from experiments.transfer_speed import transfer_speed
from experiments.without_folders import without_folders

REPOSITORY = Path(__file__).parents[1]
RECORDS = REPOSITORY / "experiments" / "records"
FIGURES = REPOSITORY / "docs" / "figures"
END = "<!-- end: experiments.tables -->"
# Block -> the records it is made of, and what renders them by the names of their files.
BLOCKS: dict[str, tuple[str, Callable[[dict[str, dict]], str]]] = {
    "data_costs": ("example_*.json", data_costs),
    "export_costs": ("export_costs*.json", export_costs),
    "file_pairs": ("file_pairs*.json", file_pairs),
    "fine_tuning_speed": ("fine_tuning_step*.json", fine_tuning_speed),
    "quickstarts": ("quickstart_*.json", quickstart_table),
    "results": ("*.json", results),
    "transfer_speed": ("train_step*.json", transfer_speed),
}

_BEGIN = re.compile(r"^<!-- begin: experiments\.tables (\w+) -->$", re.MULTILINE)


def begin(block: str) -> str:
    """Returns the mark after which a block begins."""
    return f"<!-- begin: experiments.tables {block} -->"


def load_records(directory: Path, pattern: str) -> dict[str, dict]:
    """Returns the records of a directory whose names fit, in the order of the names.

    Folders of the machine that made one are not shown.

    Raises:
        ValueError: if a file is no JSON.
    """
    records = {}
    for path in sorted(directory.glob(pattern)):
        try:
            records[path.name] = without_folders(json.loads(path.read_text("utf-8")))
        except ValueError as error:
            raise ValueError(f"{path} is no record: {error}") from error
    return records


def pages() -> list[Path]:
    """Returns the README and the documents that have blocks."""
    candidates = [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").rglob("*.md"))]
    return [path for path in candidates if _BEGIN.search(path.read_text("utf-8"))]


def render(page: str, records: Path = RECORDS) -> str:
    """Returns the page with its blocks made of the records in a directory.

    Raises:
        ValueError: for a block without a name that is known or without an end, and for
            a record that cannot be read.
    """
    done, rest = "", page
    while mark := _BEGIN.search(rest):
        before, after = rest[: mark.end()], rest[mark.end() :]
        inside, end, rest = after.partition(END)
        if not end or _BEGIN.search(inside):
            raise ValueError(f"{mark.group()} must be followed by {END}.")
        done += f"{before}\n{_body(mark[1], records)}\n{end}"
    return done + rest


def stale_files(records: Path = RECORDS) -> dict[Path, str]:
    """Returns what pages, and records that name folders, should hold.

    Raises:
        ValueError: as `render` does.
    """
    current = {path: path.read_text("utf-8") for path in pages()}
    fresh = {path: render(text, records) for path, text in current.items()}
    for path in sorted(records.glob("*.json")):
        content = json.loads(path.read_text("utf-8"))
        current[path] = _dump(content)
        fresh[path] = record_text(content)
    return {path: text for path, text in fresh.items() if text != current[path]}


def record_text(content: object) -> str:
    """Returns a record as its file has it, without folders of the machine that made it."""
    return _dump(without_folders(content))


def without_blocks(page: str) -> str:
    """Returns the page without what is made of records: what people wrote."""
    return re.sub(rf"{_BEGIN.pattern}.*?{re.escape(END)}", "", page, flags=re.DOTALL | re.MULTILINE)


def _dump(content: object) -> str:
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _body(block: str, records: Path) -> str:
    if block not in BLOCKS:
        raise ValueError(f"{begin(block)} must name one of {tuple(BLOCKS)}.")
    pattern, make = BLOCKS[block]
    return make(load_records(records, pattern))
