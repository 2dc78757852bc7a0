# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A place for what is made once: compiled runners and fetched libraries."""

from __future__ import annotations

import os
import pathlib
import shutil
import tempfile
from collections.abc import Callable


def cached_folder(name: str, fill: Callable[[pathlib.Path], None]) -> pathlib.Path:
    """Returns the folder `name` of the cache, made by `fill` if it is not there.

    It is there whole or not at all, whoever else makes it at the same time. The cache
    is `$ANDROID_BENCH_CACHE`, by default android_bench in the user's cache.

    Args:
        name: says all that the content depends on.
        fill: writes into the empty folder it is given.
    """
    folder = cache_root() / name
    if folder.is_dir():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    partial = pathlib.Path(tempfile.mkdtemp(prefix=f".{name}.", dir=folder.parent))
    try:
        fill(partial)
        partial.chmod(0o755)
        try:
            partial.rename(folder)
        except OSError:
            if not folder.is_dir():  # else somebody was faster, with the same content
                raise
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return folder


def cache_root() -> pathlib.Path:
    """Returns where the cache is."""
    chosen = os.environ.get("ANDROID_BENCH_CACHE")
    if chosen:
        return pathlib.Path(chosen)
    caches = os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache"
    return pathlib.Path(caches) / "android_bench"
