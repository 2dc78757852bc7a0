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
    reports = [record["report"], *record.get("other_seeds", [])]
    accuracies = [
        _spread([report["task"][f"{name}_accuracy"] for report in reports])
        for name in ("majority", "keras", "float32", "int8")
    ]
    guessed = [
        _spread([report["masked_lm"].get(f"{name}_accuracy") for report in reports])
        for name in ("teacher", "student", "bare")
    ]
    cells = [
        record["title"],
        *accuracies,
        f"{reports[0]['files']['int8_bytes'] / 1e6:.2f}",
        " / ".join(guessed),
        f"{reports[0]['seconds']['total'] / 60:.1f}",
    ]
    return "| " + " | ".join(cells) + " |"


def _spread(shares: list[float | None]) -> str:
    """The first run's, and the lowest and highest of several."""
    if None in shares:
        return "–"
    first, lowest, highest = (f"{100 * x:.1f}" for x in (shares[0], min(shares), max(shares)))
    return f"{first} %" if lowest == highest else f"{first} % ({lowest} to {highest})"
