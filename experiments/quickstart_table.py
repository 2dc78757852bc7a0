# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What the quickstart reached, from the records of quickstarts."""

from __future__ import annotations

_HEADER = (
    "| quickstart on | majority class | Keras | float32 file | int8 file | int8 MB "
    "| masked words: teacher / student / no transfer | minutes |\n"
    "|---|---|---|---|---|---|---|---|"
)


def quickstart_table(records: dict[str, dict]) -> str:
    """Renders the records of quickstarts, and the commands that made them.

    Args:
        records: by the names of their files.
    """
    rows = "\n".join([_HEADER, *map(_row, records.values())])
    commands = "\n".join(record["command"] for record in records.values())
    return f"{rows}\n\nMade by\n\n```sh\n{commands}\n```"


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
