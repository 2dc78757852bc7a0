# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Saves presets whole or not at all."""

import os

import keras_hub

from mobilebert_tf.files.replaceable import require_replaceable
from mobilebert_tf.files.whole_folder import whole_folder

# Every preset has one, and nothing else that is likely to lie under its name.
_OF_PRESETS = "config.json"


def save_preset(task: keras_hub.models.Task, path: str | os.PathLike[str]) -> None:
    """Saves a task as a preset, replacing one that is there once all of it is written.

    KerasHub's `save_to_preset` writes file by file; killed half-way, it leaves a folder that
    looks like a preset.

    Args:
        task: a task or a backbone of this package.
        path: the folder. Folders above it are made.

    Raises:
        OSError: if a file cannot be written.
        ValueError: if there is something else than a preset under that name.
    """
    with whole_folder(path, replaces=_OF_PRESETS) as partial:
        task.save_to_preset(str(partial))


def require_preset_path(path: str | os.PathLike[str]) -> None:
    """Raises ValueError if `save_preset` would refuse `path`, before any work is done for it."""
    require_replaceable(path, _OF_PRESETS)
