# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Presets that appear whole or not at all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import keras_hub


def save_preset(task: keras_hub.models.Task, path: Path) -> None:
    """Saves a task under `path`, replacing what is there once all of it is written."""
    temporary = path.with_name(path.name + ".tmp")
    shutil.rmtree(temporary, ignore_errors=True)
    task.save_to_preset(str(temporary))
    shutil.rmtree(path, ignore_errors=True)
    os.replace(temporary, path)
