# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Files that appear under their name only when they are complete."""

import contextlib
import glob
import os
import pathlib
import platform
from collections.abc import Iterator


@contextlib.contextmanager
def whole_file(path: str | pathlib.Path, ending: str = "") -> Iterator[pathlib.Path]:
    """Gives a temporary name to write to, and renames it when the block succeeds.

    The temporary file lies in the same folder, so that the renaming is atomic.
    When the block fails (disk full, interrupt, bad input) it is removed, and a
    file that was there under the final name before stays as it was. What a killed
    process of this computer left of the same file is removed by the next one.

    Args:
        path: the final name. Folders above it are made.
        ending: what the temporary name must end in, for writers that go by it.

    Yields:
        The name to write to; a `.partial` file beside `path`, or `.partial` and `ending`.

    Raises:
        OSError: naming `path`, if writing or renaming fails.
    """
    path = pathlib.Path(path)
    end = f"{platform.node()}-{os.getpid()}.partial{ending}"
    if path.name.endswith(f".{end}"):
        # Temporary already: whoever asked for it renames or removes it.
        yield path
        return
    start = f".{path.name}.{platform.node()}-"
    partial = path.with_name(f".{path.name}.{end}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _remove_left(path.parent, start, f".partial{ending}")
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


def _remove_left(folder: pathlib.Path, start: str, end: str) -> None:
    """Removes the partial files of processes that are no more."""
    for left in folder.glob(f"{glob.escape(start)}*{glob.escape(end)}"):
        process = left.name.removeprefix(start).removesuffix(end)
        if process.isdecimal() and not _runs(int(process)):
            with contextlib.suppress(OSError):
                left.unlink()


def _runs(process: int) -> bool:
    if os.name != "posix":  # Elsewhere the question would end it.
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # Somebody else's.
        return True
    return True
