# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How a data setting names TensorFlow Datasets instead of files."""

from __future__ import annotations

_NAME = "tfds"


def tfds_folder(data: str) -> tuple[bool, str | None]:
    """Returns whether `data` is `tfds` or `tfds:FOLDER`, and the folder if there is one."""
    name, colon, folder = data.partition(":")
    if name != _NAME:
        return False, None
    return True, folder if colon and folder else None
