# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The record that a run leaves: its numbers, and all that one needs to make them again."""

from __future__ import annotations

import glob
import hashlib
import json
from pathlib import Path

from experiments.provenance import provenance
from experiments.without_folders import without_folders
from mobilebert_tf.files import whole_file

RECORD = "record.json"


def write_record(
    directory: Path, name: str, command: str, report: dict, seconds: float, data: str | None
) -> dict:
    """Writes `record.json` and returns its content, without the folders of this machine.

    Args:
        directory: the work directory.
        name: of the experiment.
        command: that made the numbers.
        report: the numbers.
        seconds: of this start of the run; what an earlier start finished is not in it.
        data: file, directory or pattern that was read, whose files' SHA-256 are noted.
    """
    content = {
        "experiment": name,
        "command": command,
        "data_sha256": _checksums(data) if data else {},
        "seconds": round(seconds, 1),
        "report": report,
        "provenance": provenance(),
    }
    record = without_folders(content)
    with whole_file(directory / RECORD) as partial:
        partial.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    return record


def _checksums(data: str) -> dict[str, str]:
    paths = [Path(path) for path in sorted(glob.glob(data))]
    files = [file for path in paths for file in ([path] if path.is_file() else path.rglob("*"))]
    return {file.name: _sha256(file) for file in sorted(files) if file.is_file()}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
