# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Reads what a run left, if others can make it again."""

from __future__ import annotations

import json
from pathlib import Path


def clean_record(path: Path, source: str) -> dict:
    """Returns the JSON of a run whose code is in a commit.

    Args:
        path: of the file, which has its `provenance`.
        source: where such a file comes from, for the error.

    Raises:
        ValueError: if the file is not there, or its code is in no commit.
    """
    if not path.exists():
        raise ValueError(f"there is no {path}: pass the {source}")
    record = json.loads(path.read_text("utf-8"))
    provenance = record["provenance"]
    if provenance.get("dirty", True):
        raise ValueError(
            f"{path} must come from a clean commit. "
            f"Received: commit={provenance.get('commit')}, with changes. Commit, and run again."
        )
    return record
