# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Whether a folder may be written under a name."""

import os
import pathlib


def require_replaceable(path: str | pathlib.Path, replaces: str | None = None) -> None:
    """Raises ValueError if a folder written as `path` would remove something of another kind.

    `whole_folder` asks this by itself; who works for hours before it asks first.

    Args:
        path: the name.
        replaces: name of a file that tells folders of the same kind.
    """
    path = pathlib.Path(path)
    if not os.path.lexists(path) or (replaces and (path / replaces).is_file()):
        return
    if not path.is_dir() or any(path.iterdir()):
        kind = f" or has a {replaces}" if replaces else ""
        raise ValueError(
            f"A folder is written where nothing is, or over one that is empty{kind}, for what is "
            f"there would be removed. Received: {path}. Choose another name, or move it away."
        )
