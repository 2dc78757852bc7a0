# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The teacher of a run."""

from __future__ import annotations

import json
import pathlib

from mobilebert_tf.models import MobileBERTPretrainer
from mobilebert_tf.recipes.run_config import RunConfig

# What Keras and h5py raise about files that do not fit together.
_DAMAGES = (OSError, ValueError, TypeError, LookupError, RuntimeError)


def run_teacher(config: RunConfig) -> MobileBERTPretrainer | None:
    """Loads the teacher in the precision of the run; call it in the strategy's scope.

    Raises:
        ValueError: if the preset is another model's, or damaged. KerasHub would draw the
            heads that it lacks at random, and the student would learn from these.
    """
    if not config.teacher:
        return None
    if "://" not in config.teacher:
        _require_heads(pathlib.Path(config.teacher))
    try:
        return MobileBERTPretrainer.from_preset(
            config.teacher, dtype=config.teacher_dtype or config.dtype
        )
    except _DAMAGES as error:
        reason = str(error).strip().partition("\n")[0]
        raise ValueError(
            f"`teacher` cannot be loaded. Received: teacher={config.teacher!r} ({reason})"
        ) from error


def _require_heads(folder: pathlib.Path) -> None:
    name = MobileBERTPretrainer.__name__
    try:
        saved_as = json.loads((folder / "task.json").read_text("utf-8"))["class_name"]
    except (OSError, ValueError, LookupError, TypeError):
        saved_as = "no task"
    if saved_as != name:
        raise ValueError(
            f"`teacher` must be a preset of a {name}, which pre-training writes: students learn "
            f"from its heads. Received: teacher='{folder}', which holds {saved_as}"
        )
    if not (folder / "task.weights.h5").is_file():
        raise ValueError(f"`teacher` must have its heads: {folder}/task.weights.h5 is missing.")
