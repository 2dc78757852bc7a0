# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Folders that appear under their name only when they are complete."""

import contextlib
import os
import pathlib
import shutil
from collections.abc import Iterator

from mobilebert_tf.files.replaceable import require_replaceable


@contextlib.contextmanager
def whole_folder(path: str | pathlib.Path, replaces: str | None = None) -> Iterator[pathlib.Path]:
    """Gives a temporary folder to fill, and renames it when the block succeeds.

    It lies beside `path`. When the block fails it is removed with what it holds,
    and a folder that was there under the final name stays as it was; when the
    block succeeds it takes that folder's place.

    Args:
        path: the final name. Folders above it are made.
        replaces: name of a file that tells folders of the same kind, such as an older
            form of this one. No other folder is replaced, unless it is empty.

    Yields:
        An empty folder; `.partial`, beside `path`.

    Raises:
        OSError: if the folder cannot be made or renamed.
        ValueError: if the block would replace something of another kind; before it starts.
    """
    path = pathlib.Path(path)
    require_replaceable(path, replaces)
    partial = path.with_name(f".{path.name}.partial")
    # What a killed process left; the fixed name keeps that from piling up.
    shutil.rmtree(partial, ignore_errors=True)
    try:
        partial.mkdir(parents=True)
        yield partial
        if path.is_dir():
            shutil.rmtree(path)
        os.replace(partial, path)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
