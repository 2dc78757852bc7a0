# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Callable


def write_whole(path: pathlib.Path, write: Callable[[pathlib.Path], object]) -> pathlib.Path:
    """Lets `write` make a file beside `path`, then gives it that name; returns `path`."""
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        write(partial)
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)
    return path


def write_whole_text(path: pathlib.Path, text: str) -> pathlib.Path:
    """The same for a text, in UTF-8."""
    return write_whole(path, lambda partial: partial.write_text(text, encoding="utf-8"))
