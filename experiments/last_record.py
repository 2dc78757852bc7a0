# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A block of a page that shows the last record of one benchmark."""

from __future__ import annotations

from collections.abc import Callable


def last_record(records: dict[str, dict], command: str, render: Callable[[dict], str]) -> str:
    """Renders the last record, or says that there is none.

    Args:
        records: by the names of their files.
        command: the one that makes a record.
        render: makes the block of one.
    """
    if not records:
        return f"*Not measured yet, and no figure stands here without a record:* `{command}`"
    return render(list(records.values())[-1])
