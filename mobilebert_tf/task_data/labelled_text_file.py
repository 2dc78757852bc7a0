# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Labelled texts from a table with one text and one label a line."""

import pathlib
from collections.abc import Iterator, Sequence

from mobilebert_tf.data.text_lines import read_lines
from mobilebert_tf.task_data.labelled_text import LabelledText

_HEADERS = frozenset({"label", "labels", "class", "category", "target"})

_FORMAT = "Each line is a text, a tab and a label"


def read_labelled_text(
    path: str | pathlib.Path, class_names: Sequence[str] | None = None
) -> LabelledText:
    """Reads a file of lines `text<TAB>label`, as GLUE's SST-2 has them.

    Labels may be words or numbers. A first line whose second column is
    `label`, `class`, `category` or `target` is a header. Quotes mean nothing,
    blank lines are passed over, `.gz`, `.xz` and `.bz2` are unpacked on the way.

    Args:
        path: the file.
        class_names: the classes in order, to read a second file with those of
            the first; by default those that occur (`LabelledText.from_pairs`).

    Raises:
        ValueError: naming the file, and the line or byte where that makes sense:
            missing, empty, not UTF-8, a row without exactly two filled columns,
            a label that `class_names` lacks, one label only, or so many that
            the second column is none.
    """
    rows = list(_rows(path, class_names))
    if not rows:
        raise ValueError(f"{str(path)!r} holds no labelled text. {_FORMAT}.")
    labels = {label for _, label in rows}
    if class_names is None and len(labels) == 1:
        raise ValueError(
            f"{str(path)!r} has only one label, {labels.pop()!r}, so there is nothing to learn. "
            "Give texts of two classes or more."
        )
    if class_names is None and len(labels) > max(2, len(rows) // 2):
        raise ValueError(
            f"{str(path)!r} has {len(labels)} different labels in {len(rows)} rows, so its second "
            f"column is hardly one of labels. {_FORMAT}; are the columns swapped?"
        )
    return LabelledText.from_pairs(rows, class_names)


def _rows(path: str | pathlib.Path, class_names: Sequence[str] | None) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(read_lines(path), 1):
        if not line.strip():
            continue
        columns = [column.strip() for column in line.split("\t")]
        if number == 1 and len(columns) == 2 and columns[1].lower() in _HEADERS:
            continue
        if fault := _fault(columns, class_names):
            raise ValueError(f"{str(path)!r}, line {number}: {fault}. {_FORMAT}.")
        yield columns[0], columns[1]


def _fault(columns: list[str], class_names: Sequence[str] | None) -> str | None:
    """What is wrong with a row, or None."""
    if len(columns) != 2:
        return f"{len(columns)} column{'s' * (len(columns) > 1)} instead of 2"
    if not columns[0]:
        return "the text is empty"
    if not columns[1]:
        return "the label is empty"
    if class_names is not None and columns[1] not in class_names:
        return f"label {columns[1]!r} is not among {list(class_names)}"
    return None
