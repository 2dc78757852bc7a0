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
    # Fixed names, so that what killed processes left does not pile up.
    partial, old = (path.with_name(f".{path.name}.{end}") for end in ("partial", "old"))
    _put_back(old, path)
    require_replaceable(path, replaces)
    _require_no_link(path)
    _remove(partial, old)
    try:
        partial.mkdir(parents=True)
        yield partial
        if path.is_dir():
            os.replace(path, old)
        os.replace(partial, path)
    finally:
        _put_back(old, path)
        _remove(partial, old)


def _put_back(old: pathlib.Path, path: pathlib.Path) -> None:
    """Gives the older folder its name again where the new one did not take it."""
    if old.is_dir() and not os.path.lexists(path):
        os.replace(old, path)


def _require_no_link(path: pathlib.Path) -> None:
    if path.is_symlink() and path.is_dir():
        raise OSError(
            "A folder takes the place of an older one, but not of a link to it. "
            f"Received: {path}. Choose {path.resolve()}, or remove the link."
        )


def _remove(*folders: pathlib.Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
