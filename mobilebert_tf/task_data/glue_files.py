# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""GLUE from its TSV files."""

from __future__ import annotations

import collections
import os
import pathlib
from collections.abc import Iterator

from mobilebert_tf.data.text_lines import read_lines
from mobilebert_tf.task_data.glue_layout import GlueLayout
from mobilebert_tf.task_data.text_examples import TextExamples

_ENDINGS = (".tsv", ".tsv.gz", ".tsv.xz", ".tsv.bz2")
_HIGHEST = 5.0
_IDS = ("index", "id")


def read_glue_files(
    data: str | os.PathLike, layout: GlueLayout, split: str, skip_bad_rows: bool = False
) -> TextExamples:
    """Reads a split of a GLUE task.

    Columns are found by their names in the header, so it does not matter which
    others there are. CoLA's training and development files have no header. Quotes
    mean nothing. The label column may be missing in test splits only.

    Rows with an empty text stay, for the official score counts them, and are
    counted in the notes. Long texts stay whole; who packs them cuts them.

    Args:
        data: GLUE's folder, the task's folder in it, or one file.
        layout: of the task.
        split: a key of `layout.splits`.
        skip_bad_rows: leave out rows with another number of columns or a label that
            does not exist, and count them. Some rows of QQP's files are broken. Test
            splits never skip: a submission needs every row.

    Raises:
        ValueError: naming the file, and the line of a bad row.
    """
    path = _path(pathlib.Path(data), layout, split)
    notes: collections.Counter[str] = collections.Counter()
    skips = skip_bad_rows and not split.startswith("test")
    rows = list(_rows(path, layout, not split.startswith("test"), notes if skips else None))
    if not rows:
        raise ValueError(f"{str(path)!r} holds no examples.")
    empty = sum(not all(text.strip() for text in texts) for _, texts, _ in rows)
    if empty:
        notes["with an empty text"] = empty
    ids, texts, labels = zip(*rows, strict=True)
    columns = tuple(zip(*texts, strict=True))
    return TextExamples(
        texts=columns[0],
        second_texts=columns[1] if len(columns) == 2 else None,
        labels=None if labels[0] is None else labels,
        class_names=tuple(layout.classes.values()),
        ids=tuple(str(i) if name is None else name for i, name in enumerate(ids)),
        notes=dict(notes),
    )


def _path(data: pathlib.Path, layout: GlueLayout, split: str) -> pathlib.Path:
    if split not in layout.splits:
        raise ValueError(f"`split` must be one of {list(layout.splits)}. Received: split={split!r}")
    if not data.is_dir():
        return data
    folder = data / layout.folder if (data / layout.folder).is_dir() else data
    candidates = [folder / f"{layout.splits[split]}{ending}" for ending in _ENDINGS]
    for path in candidates:
        if path.is_file():
            return path
    raise ValueError(
        f"`data` must hold {layout.splits[split]}.tsv, or {layout.folder}/ with it, for the split "
        f"{split!r} of {layout.name}. Received: data={str(data)!r}"
    )


def _rows(
    path: pathlib.Path,
    layout: GlueLayout,
    needs_labels: bool,
    skipped: collections.Counter[str] | None,
) -> Iterator[tuple[str | None, tuple[str, ...], float | None]]:
    """Yields id, texts and label; bad rows are counted in `skipped`, or raise."""
    header: list[str] | None = None
    numbers = {word: number for number, word in enumerate(layout.classes)}
    for line, cells in _lines(path):
        if header is None:
            header, is_row = _header(cells, layout, needs_labels, path)
            if not is_row:
                continue
        row = dict(zip(header, cells, strict=False))
        fault = _fault(cells, header, row.get(layout.label), layout)
        if fault and skipped is None:
            raise ValueError(f"{str(path)!r}, line {line}: {fault[1]}.{_advice(needs_labels)}")
        if fault:
            skipped[f"skipped: {fault[0]}"] += 1
            continue
        identity = next((row[name] for name in _IDS if name in row), None)
        word = row.get(layout.label)
        label = None if word is None else numbers[word] if layout.classes else float(word)
        yield identity, tuple(row[name] for name in layout.columns), label


def _advice(needs_labels: bool) -> str:
    return " Mend the file, or set skip_bad_rows to leave such rows out." if needs_labels else ""


def _lines(path: pathlib.Path) -> Iterator[tuple[int, list[str]]]:
    """Yields the number and the cells of each line that is not blank."""
    number = 0
    try:
        for number, line in enumerate(read_lines(path), 1):
            if line.strip():
                yield number, line.split("\t")
    except ValueError as error:
        place = f" That is line {number + 1}." if "UTF-8" in str(error) else ""
        raise ValueError(f"{error}{place}") from error


def _header(
    cells: list[str], layout: GlueLayout, needs_labels: bool, path: pathlib.Path
) -> tuple[list[str], bool]:
    """Returns the names of the columns, and whether the first line is a row already."""
    needed = [*layout.columns, *([layout.label] if needs_labels else [])]
    if set(needed) <= set(cells):
        return cells, False
    if layout.headerless and len(cells) == len(layout.headerless):
        return list(layout.headerless), True
    absent = [name for name in needed if name not in cells]
    raise ValueError(
        f"{str(path)!r}, line 1: the header of {layout.name} must name the columns {needed}. "
        f"Received: {cells[:12]}, without {absent}."
    )


def _fault(
    cells: list[str], header: list[str], word: str | None, layout: GlueLayout
) -> tuple[str, str] | None:
    """Returns a row's kind of fault and the fault itself, or None."""
    if len(cells) != len(header):
        return "wrong columns", f"{len(cells)} columns instead of {len(header)}"
    if word is None:
        return None
    if layout.classes:
        if word not in layout.classes:
            return "unknown label", f"label {word!r} is not among {list(layout.classes)}"
        return None
    try:
        is_score = 0.0 <= float(word) <= _HIGHEST
    except ValueError:
        is_score = False
    if not is_score:
        return "unknown label", f"score {word!r} is no number between 0 and {_HIGHEST:g}"
    return None
