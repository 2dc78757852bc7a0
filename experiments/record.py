# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The record that a run leaves: its numbers, and all that one needs to make them again."""

from __future__ import annotations

import glob
import hashlib
from collections.abc import Iterable
from pathlib import Path

from experiments.provenance import provenance
from experiments.without_folders import without_folders
from mobilebert_tf.files import write_json

RECORD = "record.json"


def write_record(
    directory: Path,
    name: str,
    command: str,
    report: dict,
    seconds: float,
    data: Iterable[str] = (),
) -> dict:
    """Writes `record.json` and returns its content, without the folders of this machine.

    Args:
        directory: the work directory.
        name: of the experiment.
        command: that made the numbers.
        report: the numbers.
        seconds: of this start of the run; what an earlier start finished is not in it.
        data: files, directories and patterns that were read, whose files' SHA-256 are
            noted: those of directories with the names of folders inside of them.
    """
    content = {
        "experiment": name,
        "command": command,
        "data_sha256": {
            name: checksum for each in data for name, checksum in _checksums(each).items()
        },
        "seconds": round(seconds, 1),
        "report": report,
        "provenance": provenance(),
    }
    record = without_folders(content)
    write_json(directory / RECORD, record)
    return record


def _checksums(data: str) -> dict[str, str]:
    checksums = {}
    for path in map(Path, sorted(glob.glob(data))):
        files = [path] if path.is_file() else sorted(path.rglob("*"))
        inside = path.parent if path.is_file() else path
        checksums |= {
            file.relative_to(inside).as_posix(): _sha256(file) for file in files if file.is_file()
        }
    return checksums


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
