# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Multiple choice from tables, such as those of SWAG."""

from __future__ import annotations

import collections
import os
import re
from typing import Any

from mobilebert_tf.task_data.multiple_choice_examples import MultipleChoiceExamples
from mobilebert_tf.task_data.table_rows import table_path, table_rows

_CHOICE = re.compile(r"(?:choice|ending)\d+")
_IDS = ("id", "video-id", "index")
_FORM = (
    "A row has a `prompt`, either `choices` or the columns `choice0`, `choice1`, …, and a "
    "`label`; or SWAG's columns sent1, sent2, ending0 to ending3, label"
)


def read_multiple_choice_files(
    data: str | os.PathLike, split: str, skip_bad_rows: bool = False
) -> MultipleChoiceExamples:
    """Reads a split: JSON lines, CSV or TSV.

    Of SWAG's columns the prompt is `sent1`, and a choice is `sent2` and an ending, as
    BERT reads it. A test split may be without labels.

    Args:
        data: a file, or a folder with `split.csv`, `.tsv` or `.jsonl`.
        split: as the file is called.
        skip_bad_rows: leave out rows that cannot be understood, and count them.

    Raises:
        ValueError: naming the file, and the line of a bad row: no prompt, fewer than
            two choices, another number of them than the first row has, a label that
            is none of them.
    """
    path = table_path(data, split)
    notes: collections.Counter[str] = collections.Counter()
    rows: list[tuple[str, tuple[str, ...], int | None, str]] = []
    for number, row in table_rows(path):
        wanted = len(rows[0][1]) if rows else None
        fault = row if isinstance(row, str) else _fault(row, wanted, split)
        if fault and not skip_bad_rows:
            raise ValueError(f"{str(path)!r}, line {number}: {fault}. {_FORM}.")
        if fault:
            notes["skipped: bad row"] += 1
            continue
        prompt, choices = _parts(row)
        notes["with an empty text"] += not all(text.strip() for text in (prompt, *choices))
        identity = next((str(row[name]) for name in _IDS if name in row), str(len(rows)))
        rows.append((prompt, choices, _label(row), identity))
    if not rows:
        raise ValueError(f"{str(path)!r} holds no examples. {_FORM}.")
    prompts, choices, labels, ids = zip(*rows, strict=True)
    counts = {note: count for note, count in notes.items() if count}
    labels = None if None in labels else labels
    return MultipleChoiceExamples(prompts, choices, labels, ids, counts)


def _parts(row: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    """The prompt and the choices; an empty tuple if there are none."""
    if isinstance(row.get("choices"), list):
        choices = row["choices"]
    else:
        # A label counts them by their numbers, in whatever order the columns are.
        names = filter(_CHOICE.fullmatch, row)
        choices = [row[name] for name in sorted(names, key=_number)]
    if "sent1" in row and "sent2" in row:
        choices = [f"{row['sent2']} {choice}".strip() for choice in choices]
    prompt = row.get("prompt", row.get("sent1"))
    return prompt, tuple(choices)


def _number(column: str) -> int:
    return int(column.lstrip("abcdefghijklmnopqrstuvwxyz"))


def _label(row: dict[str, Any]) -> int | None:
    """The label, or None if there is none or it is no number."""
    try:
        return int(row["label"])
    except (KeyError, TypeError, ValueError):
        return None


def _fault(row: dict[str, Any], wanted: int | None, split: str) -> str:
    """What is wrong with a row; "" if nothing is."""
    prompt, choices = _parts(row)
    if not isinstance(prompt, str):
        return "there is no prompt"
    if len(choices) < 2 or not all(isinstance(choice, str) for choice in choices):
        return f"choices must be two texts or more. Received: {list(choices)}"
    if wanted is not None and len(choices) != wanted:
        return f"{len(choices)} choices instead of {wanted}"
    label = _label(row)
    if label is None and split == "test" and row.get("label") in (None, "", "-1"):
        return ""
    if label is None or not 0 <= label < len(choices):
        return f"label must be from 0 to {len(choices) - 1}. Received: {row.get('label')!r}"
    return ""
