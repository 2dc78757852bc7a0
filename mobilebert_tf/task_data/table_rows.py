# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Rows of a table by the names of their columns: TSV, CSV or JSON lines."""

from __future__ import annotations

import csv
import json
import os
import pathlib
from collections.abc import Iterator
from typing import Any

from mobilebert_tf.data.text_lines import read_lines

ENDINGS = (".tsv", ".csv", ".jsonl")
_PACKED = ("", ".gz", ".xz", ".bz2")


def table_path(data: str | os.PathLike, split: str) -> pathlib.Path:
    """Returns `data` if it is a file, else the file of a split in that folder.

    Raises:
        ValueError: if the folder has no `split.tsv`, `.csv` or `.jsonl`, packed or not.
    """
    folder = pathlib.Path(data)
    if not folder.is_dir():
        return folder
    for ending in ENDINGS:
        for packed in _PACKED:
            path = folder / f"{split}{ending}{packed}"
            if path.is_file():
                return path
    names = ", ".join(f"{split}{ending}" for ending in ENDINGS)
    raise ValueError(f"`data` must hold one of {names}. Received: data={str(folder)!r}")


def table_rows(path: str | os.PathLike) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """Yields the number of a line and its row, or what is wrong with it.

    The first line of a TSV or CSV file names its columns. In TSV quotes mean nothing;
    in CSV they are as Excel writes them, also around line ends. Every line of JSON
    lines is an object.

    Raises:
        ValueError: naming the file: another ending, missing, not UTF-8, no header, or
            two columns of the same name.
    """
    path = pathlib.Path(path)
    ending = next((end for end in ENDINGS if end in path.suffixes), None)
    if ending is None:
        raise ValueError(
            f"A table must end in {', '.join(ENDINGS)}, packed or not. Received: {str(path)!r}"
        )
    if ending == ".jsonl":
        yield from _objects(path)
    else:
        yield from _cells(path, ending)


def _objects(path: pathlib.Path) -> Iterator[tuple[int, dict[str, Any] | str]]:
    for number, line in enumerate(read_lines(path), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            yield number, f"no JSON: {error.msg}"
            continue
        yield number, row if isinstance(row, dict) else f"no object, but {type(row).__name__}"


def _cells(path: pathlib.Path, ending: str) -> Iterator[tuple[int, dict[str, Any] | str]]:
    lines = (f"{line}\n" for line in read_lines(path))
    quoting = csv.QUOTE_MINIMAL if ending == ".csv" else csv.QUOTE_NONE
    reader = csv.reader(lines, delimiter="," if ending == ".csv" else "\t", quoting=quoting)
    csv.field_size_limit(2**31 - 1)
    header: list[str] = []
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        if not header:
            header = [cell.strip() for cell in cells]
            if len(set(header)) < len(header):
                raise ValueError(f"{str(path)!r}, line 1: columns must differ. Received: {header}")
            continue
        fault = f"{len(cells)} columns instead of {len(header)}"
        row = dict(zip(header, cells, strict=False))
        yield reader.line_num, row if len(cells) == len(header) else fault
    if not header:
        raise ValueError(f"{str(path)!r} is empty; its first line must name the columns.")
