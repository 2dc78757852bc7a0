# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A directory of a run belongs to one config and to what that read."""

from __future__ import annotations

import dataclasses
import json
import os
import pathlib

from mobilebert_tf.files import config_difference, write_json
from mobilebert_tf.recipes.run_config import RunConfig
from mobilebert_tf.recipes.run_inputs import run_inputs
from mobilebert_tf.tasks import FineTuningRunConfig

_CONFIG = "config.json"
_INPUTS = "inputs.json"


def claim_directory(
    config: RunConfig | FineTuningRunConfig, directory: str | os.PathLike[str]
) -> None:
    """Writes config and inputs, or checks that the directory was begun with the same.

    Fields that say of themselves that they may change, such as `output`, are written anew.
    What failed before its first checkpoint may be started again with others, and what is
    finished needs its inputs no more. See `run_inputs` for what is compared of them.

    Raises:
        ValueError: naming the first field, or the first file, that differs; or if there is
            something in another `output` than before.
    """
    directory = pathlib.Path(directory)
    begun = (directory / "evaluation.json").exists() or any(directory.rglob("checkpoint"))
    _claim_config(config, directory / _CONFIG, begun)
    if not pathlib.Path(config.output).exists():
        _claim_inputs(config, directory / _INPUTS, begun)


def _claim_config(config: RunConfig | FineTuningRunConfig, path: pathlib.Path, begun: bool) -> None:
    before = _read(path) if path.exists() else None
    if before is not None and "output" not in before:
        raise ValueError(
            f"{path.parent} is no directory of a run: its {path.name} is of something else, such "
            "as a preset. Use another one."
        )
    if not begun or before is None:
        write_json(path, dataclasses.asdict(config))
        return
    if different := config_difference(before, config):
        raise ValueError(
            f"{path.parent} was begun with another config: {different.field} was "
            f"{different.before!r}. Received: {different.now!r}. "
            f"Use another directory, or the config that is in {path}."
        )
    if config_difference(before, config, everything=True):
        _require_new(config.output, before["output"])
        write_json(path, dataclasses.asdict(config))


def _require_new(output: str, before: str) -> None:
    """What lies in another `output` than before is not this run's."""
    now = pathlib.Path(output)
    if now.exists() and now.resolve() != pathlib.Path(before).resolve():
        raise ValueError(
            f"`output` must not exist yet where it was another. Received: output={output!r}, "
            f"which was {before!r}"
        )


def _claim_inputs(config: RunConfig | FineTuningRunConfig, path: pathlib.Path, begun: bool) -> None:
    now = run_inputs(config)
    # Versions before this one wrote nothing down: then it is what is there now.
    before = _read(path) if begun and path.exists() else {}
    for field, files in now.items():
        was = before.get(field, files)
        for name in sorted(was | files):
            if was.get(name) != files.get(name):
                raise ValueError(
                    f"`{field}` must be what {path.parent} was begun with. Received: "
                    f"{field}={getattr(config, field)!r}, where {name} "
                    f"{_change(name, was, files)}. Put it back, or use another directory."
                )
    if now != before:
        write_json(path, now)


def _change(name: str, was: dict, files: dict) -> str:
    if name not in files:
        return "is missing"
    return "has changed" if name in was else "is new"


def _read(path: pathlib.Path) -> dict:
    try:
        return json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise ValueError(
            f"{path} cannot be read as JSON: {error}. Use another directory."
        ) from error
