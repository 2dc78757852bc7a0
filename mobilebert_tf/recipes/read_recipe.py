# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A recipe from a name or a JSON file, with changes from a command line."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Sequence
from typing import Any

from mobilebert_tf.recipes.fine_tuning_recipes import FINE_TUNING_PREFIX, fine_tuning_recipe
from mobilebert_tf.recipes.merge_config import merge_config
from mobilebert_tf.recipes.named_recipes import recipe
from mobilebert_tf.recipes.run_config import RunConfig
from mobilebert_tf.tasks import FineTuningRunConfig

_BASE = "recipe"
_OF_A_TEACHER = ("teacher_share", "teacher_temperature")


def read_recipe(
    name_or_file: str, assignments: Sequence[str] = ()
) -> RunConfig | FineTuningRunConfig:
    """Returns the recipe of that name, or of that `.json` file, with the assignments made.

    A file holds any of `RunConfig`'s fields, nested, and under `recipe` the name
    of the recipe that has the others; the defaults without. One that names a
    `task` holds `FineTuningRunConfig`'s.

    Args:
        name_or_file: for example `progressive_toy` or `runs/mine.json`.
        assignments: `strategy.steps=500` and so on, later ones win. Values are
            JSON (`1e-3`, `true`, `[0, 2]`), but text is written without quotes.

    Raises:
        ValueError: for an unknown name or field, with the nearest known one, for
            a value that does not fit, for an assignment to what the run would not read
            (a file may hold that), and for a file that cannot be read.
    """
    config = _read(name_or_file)
    changes: dict[str, Any] = {}
    for assignment in assignments:
        _assign(changes, assignment, config)
    config = merge_config(config, changes)
    for assignment in assignments:
        _require_read(config, assignment)
    return config


def _read(name_or_file: str) -> RunConfig | FineTuningRunConfig:
    path = pathlib.Path(name_or_file)
    if path.suffix != ".json":
        try:
            return _named(name_or_file)
        except ValueError as error:
            raise ValueError(
                f"A config is a .json file or the name of a recipe. {error}"
            ) from error
    try:
        fields = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ValueError(f"{path} cannot be read as JSON: {error}") from error
    if not isinstance(fields, dict):
        raise ValueError(f"{path} must hold an object. Received: {type(fields).__name__}")
    base = fields.pop(_BASE, None)
    try:
        default = FineTuningRunConfig() if "task" in fields else RunConfig()
        return merge_config(default if base is None else _named(base), fields)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error


def _named(name: str) -> RunConfig | FineTuningRunConfig:
    return fine_tuning_recipe(name) if name.startswith(FINE_TUNING_PREFIX) else recipe(name)


def _assign(changes: dict[str, Any], assignment: str, config: Any) -> None:
    path, equals, text = assignment.partition("=")
    if not equals or not path:
        raise ValueError(f"Write a change as key=value. Received: {assignment!r}")
    current: Any = config
    *groups, name = path.split(".")
    for group in groups:
        changes, current = changes.setdefault(group, {}), getattr(current, group, None)
        if not isinstance(changes, dict):
            raise ValueError(f"{group!r} has a value already. Received: {assignment!r}")
    changes[name] = text if isinstance(getattr(current, name, None), str) else _value(text)


def _require_read(config: RunConfig | FineTuningRunConfig, assignment: str) -> None:
    """Refuses what somebody has asked for and would not get."""
    path = assignment.partition("=")[0]
    why = ""
    if isinstance(config, FineTuningRunConfig):
        if path in _OF_A_TEACHER and not config.teacher:
            why = "without `teacher`"
    elif path.startswith("strategy.") and path.split(".")[1] in config.strategy.unread_fields:
        why = f"by the strategy {config.strategy.name!r}"
    if why:
        raise ValueError(f"`{path}` is not read {why}; leave it out. Received: {assignment!r}")


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text
