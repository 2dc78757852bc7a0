# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Files that appear under their name only when they are complete."""

import contextlib
import os
import pathlib
from collections.abc import Iterator


@contextlib.contextmanager
def whole_file(path: str | pathlib.Path) -> Iterator[pathlib.Path]:
    """Gives a temporary name to write to, and renames it when the block succeeds.

    The temporary file lies in the same folder, so that the renaming is atomic.
    When the block fails (disk full, interrupt, bad input) it is removed, and a
    file that was there under the final name before stays as it was.

    Args:
        path: the final name. Folders above it are made.

    Yields:
        The name to write to; a `.partial` file beside `path`.

    Raises:
        OSError: naming `path`, if writing or renaming fails.
    """
    path = pathlib.Path(path)
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield partial
        os.replace(partial, path)
    except OSError as error:
        raise type(error)(
            error.errno,
            f"{error.strerror or error}. Nothing was kept of this file; free some space or "
            "choose another folder, and start again",
            str(path),
        ) from error
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
