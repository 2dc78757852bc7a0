# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The metrics of a run as JSON lines."""

from __future__ import annotations

import json
import os
import pathlib
from typing import Any

from mobilebert_tf.files import whole_file


class MetricsLog:
    """Appends one JSON object a line; a plot reads them later.

    Args:
        path: the file; its directory must exist.
        stage: written to every record as `stage`.
    """

    def __init__(self, path: str | os.PathLike[str], stage: str):
        self._path = pathlib.Path(path)
        self._stage = stage

    def write(self, record: dict[str, Any]) -> None:
        """Appends `record`, which has its `step`.

        Raises:
            OSError: naming the file, if it cannot be written.
            ValueError: for a number that JSON does not have.
        """
        line = json.dumps({"stage": self._stage} | record, allow_nan=False) + "\n"
        try:
            with open(self._path, "a", encoding="utf-8") as file:
                file.write(line)
        except OSError as error:
            raise type(error)(
                error.errno,
                f"{error.strerror}. The last checkpoint is whole; free some space, and start "
                "again with the same arguments",
                str(self._path),
            ) from error

    def rewind(self, step: int) -> None:
        """Drops this stage's records after `step` (the run continues there) and a torn line."""
        if not self._path.exists():
            return
        records = self.read(self._path)
        kept = [r for r in records if r["stage"] != self._stage or r["step"] <= step]
        with whole_file(self._path) as partial:
            partial.write_text("".join(json.dumps(r) + "\n" for r in kept), encoding="utf-8")

    @staticmethod
    def read(path: str | os.PathLike[str]) -> list[dict[str, Any]]:
        """Returns the records of a file, but for a last line that was cut off."""
        lines = pathlib.Path(path).read_text(encoding="utf-8").split("\n")
        return [json.loads(line) for line in lines[:-1]]
