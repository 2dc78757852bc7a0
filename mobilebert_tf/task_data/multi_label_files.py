# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Texts with any number of labels, from tables."""

from __future__ import annotations

import collections
import os
import re
from collections.abc import Collection, Sequence
from typing import Any

from mobilebert_tf.task_data.multi_label_texts import MultiLabelTexts
from mobilebert_tf.task_data.table_rows import table_path, table_rows

_TEXT, _LABELS, _IDS = "text", "labels", ("id", "index")
_SEPARATOR = re.compile(r"[,;|]")
_FORM = (
    "A table has a column `text` and either a column `labels` with names between commas, "
    "or a column of 0 and 1 for every label"
)


def read_multi_label_files(
    data: str | os.PathLike,
    split: str,
    class_names: Sequence[str] | None = None,
    skip_bad_rows: bool = False,
) -> MultiLabelTexts:
    """Reads a split: TSV, CSV or JSON lines with a `text` and labels.

    The labels are a list (in a table one string, with names between `,`, `;` or
    `|`) under `labels`, or a column of 0 and 1 for each. `id` and `index` are passed
    over. A text may be without a label; empty texts stay, and are counted.

    Args:
        data: a file, or a folder with `split.tsv`, `.csv` or `.jsonl`.
        split: as the file is called.
        class_names: the labels in order, to read other splits with those of the first;
            by default those that occur, in the order of the columns or the alphabet.
        skip_bad_rows: leave out rows that cannot be understood, and count them.

    Raises:
        ValueError: naming the file, and the line of a bad row: no text, no labels,
            something else than 0 and 1, a label that `class_names` lacks.
    """
    path = table_path(data, split)
    notes: collections.Counter[str] = collections.Counter()
    texts: list[str] = []
    labels: list[frozenset[str]] = []
    columns: list[str] = []
    for number, row in table_rows(path):
        fault = row if isinstance(row, str) else _fault(row, class_names)
        if fault and not skip_bad_rows:
            raise ValueError(f"{str(path)!r}, line {number}: {fault}. {_FORM}.")
        if fault:
            notes["skipped: bad row"] += 1
            continue
        notes["with an empty text"] += not row[_TEXT].strip()
        texts.append(row[_TEXT])
        labels.append(_names(row))
        columns = columns or ([] if _LABELS in row else _label_columns(row))
    if not texts:
        raise ValueError(f"{str(path)!r} holds no labelled texts. {_FORM}.")
    names = class_names or columns or sorted(frozenset().union(*labels))
    if not names:
        raise ValueError(f"{str(path)!r} has no label at all. {_FORM}.")
    counts = {note: count for note, count in notes.items() if count}
    return MultiLabelTexts(tuple(texts), tuple(labels), tuple(names), counts)


def _label_columns(row: dict[str, Any]) -> list[str]:
    return [name for name in row if name not in (_TEXT, *_IDS)]


def _fault(row: dict[str, Any], class_names: Collection[str] | None) -> str:
    """What is wrong with a row; "" if nothing is."""
    if not isinstance(row.get(_TEXT), str):
        return "there is no text"
    if _LABELS in row:
        value = row[_LABELS]
        is_list = isinstance(value, list) and all(isinstance(name, str) for name in value)
        if not (isinstance(value, str) or is_list):
            return f"labels must be names. Received: {value!r}"
    else:
        columns = _label_columns(row)
        if not columns:
            return "there are no labels"
        wrong = [name for name in columns if str(row[name]).strip() not in ("0", "1")]
        if wrong:
            return f"{wrong[0]} must be 0 or 1. Received: {row[wrong[0]]!r}"
    unknown = sorted(_names(row) - set(class_names)) if class_names is not None else []
    return f"label {unknown[0]!r} is not among {list(class_names)}" if unknown else ""


def _names(row: dict[str, Any]) -> frozenset[str]:
    if _LABELS not in row:
        return frozenset(name for name in _label_columns(row) if str(row[name]).strip() == "1")
    value = row[_LABELS]
    names = _SEPARATOR.split(value) if isinstance(value, str) else value
    return frozenset(name.strip() for name in names if name.strip())
