# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Whether a folder can be written, before the work that fills it."""

import os
import pathlib


def require_writable(name: str, path: str | os.PathLike[str]) -> None:
    """Raises ValueError where no folder `path` could be made or filled; makes none.

    Args:
        name: of the setting, for the message.
        path: the folder; may be missing, and so may those above it.
    """
    if "://" in os.fspath(path):
        raise ValueError(
            f"`{name}` must be a folder of this computer, or mounted. Received: {name}={path!r}"
        )
    above = pathlib.Path(path).absolute()
    while not os.path.lexists(above):
        above = above.parent
    if not (above.is_dir() and os.access(above, os.W_OK)):
        raise ValueError(
            f"`{name}` must be where a folder can be written. Received: {name}='{path}'; "
            f"{above} is none, or not yours to write"
        )
