# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Examples to calibrate a file on, one a line."""

from __future__ import annotations

import os
from collections.abc import Sequence

from mobilebert_tf.data import read_lines
from mobilebert_tf.lite.encode_example import Example

_TEXTS = "a text, or two texts with a tab between them"
# Fewest and most columns of a line, and what they are.
_COLUMNS = {
    "text_classifier": (1, 2, _TEXTS),
    "multi_label_classifier": (1, 2, _TEXTS),
    "text_regressor": (1, 2, _TEXTS),
    "token_classifier": (1, 1, "words with spaces between them, without tags"),
    "question_answerer": (2, 2, "question, tab, context"),
    "multiple_choice": (3, 1000, "prompt, tab, and two choices or more with tabs between them"),
}


def read_calibration_lines(
    path: str | os.PathLike, task: str, class_names: Sequence[str] = ()
) -> list[Example]:
    """Reads the examples of a task from lines of texts with tabs between them.

    Args:
        path: the file, plain or compressed. Blank lines are passed over.
        task: of the model, as `lite` calls it.
        class_names: of the model, to notice a file of labelled texts.

    Returns:
        The examples in the form of `encode_example`.

    Raises:
        ValueError: naming the file and the line: missing, not UTF-8, other columns than
            the task's, an empty column, one text here and two there, or labels or
            numbers in place of second texts.
    """
    lowest, highest, form = _COLUMNS[task]
    rows: list[list[str]] = []
    for number, line in enumerate(read_lines(path), start=1):
        if not line.strip():
            continue
        columns = [column.strip() for column in line.split("\t")]
        fault = "" if lowest <= len(columns) <= highest else f"{len(columns)} columns"
        if highest == 2 and rows and len(columns) != len(rows[0]):
            fault = f"{len(columns)} columns after lines of {len(rows[0])}"
        if not all(columns):
            fault = "an empty column"
        if fault:
            raise ValueError(
                f"{os.fspath(path)!r}, line {number}: {fault}. A line for a "
                f"{task.replace('_', ' ')} model is {form}. Data in the layout of a task are "
                "read with --calibration_task."
            )
        rows.append(columns)
    if highest == 2 and rows and len(rows[0]) == 2:
        _require_texts(path, [second for _, second in rows], class_names)
    return [_example(columns, task) for columns in rows]


def _example(columns: list[str], task: str) -> Example:
    if task == "multiple_choice":
        return columns[0], columns[1:]
    return columns[0] if len(columns) == 1 else (columns[0], columns[1])


def _require_texts(path: str | os.PathLike, seconds: list[str], class_names: Sequence[str]):
    """Labels, taken for second texts, would calibrate on what the model never sees."""
    found = set(seconds)
    if found <= set(class_names) or all(map(_is_number, found)):
        raise ValueError(
            f"The second column of {os.fspath(path)!r} must be texts. Received: labels, such as "
            f"{seconds[0]!r}. Leave the column out, or read the file with "
            "--calibration_task=text."
        )


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
