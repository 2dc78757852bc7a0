# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The directory of one run, which remembers what is finished."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from mobilebert_tf.files import whole_file

STATE = "state.json"


class WorkDirectory:
    """Keeps the results of finished stages, so that a run can be continued.

    `state.json` holds the configuration and, for every finished stage, its
    result and its seconds. It is replaced as a whole after each stage, so a run
    that is killed finds the last complete state.

    `config` is the configuration as JSON has it.

    Args:
        path: the directory; made if it is not there.
        config: a dataclass that is the same when the same run is continued,
            except for the fields named in `extendable`.
        extendable: fields of `config` that may change without making another run.

    Raises:
        ValueError: if the directory holds finished stages of another run, or files
            of somebody else.
    """

    def __init__(self, path: str | os.PathLike, config: object, extendable: tuple[str, ...] = ()):
        self.path = Path(path)
        self.config = json.loads(json.dumps(dataclasses.asdict(config)))
        self._extendable = extendable
        self._stages = self._load()

    def __truediv__(self, name: str) -> Path:
        return self.path / name

    def is_finished(self, stage: str) -> bool:
        """Whether a stage's result is there."""
        return stage in self._stages

    def result(self, stage: str) -> dict:
        """Returns what a finished stage returned."""
        return self._stages[stage]["result"]

    def seconds(self) -> dict[str, float]:
        """Returns the seconds of every finished stage, from its last start."""
        return {name: stage["seconds"] for name, stage in self._stages.items()}

    def run(self, stage: str, function: Callable[[], dict]) -> dict:
        """Runs a stage unless it is finished, and returns its result."""
        if not self.is_finished(stage):
            start = time.monotonic()
            result = function()
            self.finish(stage, time.monotonic() - start, result)
        return self.result(stage)

    def finish(self, stage: str, seconds: float, result: dict) -> None:
        """Remembers the result of a stage and how long it took."""
        self._stages[stage] = {"seconds": seconds, "result": result}
        self._save()

    def fresh(self, name: str) -> Path:
        """Returns a path in the directory with nothing at it."""
        path = self.path / name
        if path.is_dir():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)
        return path

    def _load(self) -> dict:
        state = self.path / STATE
        if not state.exists():
            if self.path.exists() and (not self.path.is_dir() or any(self.path.iterdir())):
                raise ValueError(
                    "The work directory must be new, empty or of an earlier run. "
                    f"Received: workdir='{self.path}', which holds something else. Name another."
                )
            self.path.mkdir(parents=True, exist_ok=True)
            self._stages = {}
            self._save()
            return self._stages
        saved = json.loads(state.read_text(encoding="utf-8"))
        if saved["stages"]:
            self._refuse_another_run(saved["config"])
        return saved["stages"]

    def _refuse_another_run(self, saved: dict) -> None:
        names = sorted((saved.keys() | self.config.keys()) - set(self._extendable))
        for name in names:
            if saved.get(name) != self.config.get(name):
                raise ValueError(
                    f"The work directory '{self.path}' belongs to a run with another "
                    f"configuration: {name} was {saved.get(name)!r}. "
                    f"Received: {name}={self.config.get(name)!r}. "
                    "Name another directory, or remove this one."
                )

    def _save(self) -> None:
        state = {"config": self.config, "stages": self._stages}
        with whole_file(self.path / STATE) as partial:
            partial.write_text(json.dumps(state, indent=2), encoding="utf-8")
