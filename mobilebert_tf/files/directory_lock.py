# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A folder that one process writes at a time."""

import contextlib
import errno
import os
import pathlib
import platform
from collections.abc import Iterator

try:
    import fcntl
except ImportError:  # Not POSIX.
    fcntl = None

LOCK = ".lock"
_TAKEN = (errno.EWOULDBLOCK, errno.EACCES)
_held: set[int] = set()


@contextlib.contextmanager
def directory_lock(path: str | os.PathLike[str]) -> Iterator[None]:
    """Keeps others from writing in a folder while the block runs.

    The system itself gives the lock back when this process ends, however it ends, and no
    process that it has started keeps it. Where the file system knows no locks, or does not
    let this process write, the block runs without one.

    Args:
        path: the folder; made if it is not there.

    Raises:
        ValueError: if another block, of this process or another, has the folder, or
            there is a file in its place.
        OSError: if it cannot be made.
    """
    path = pathlib.Path(path)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise ValueError(
            f"A folder is needed, and there is a file in its place. Received: {path}"
        ) from error
    file = _locked(path)
    try:
        yield
    finally:
        if file is not None:
            _held.discard(file)
            fcntl.flock(file, fcntl.LOCK_UN)
            os.close(file)


def _locked(path: pathlib.Path) -> int | None:
    """The open lock file, which is as long locked as it is open."""
    if fcntl is None:
        return None
    try:
        file = os.open(path / LOCK, os.O_RDWR | os.O_CREAT, 0o666)  # Not inherited by programs.
    except OSError:
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        holder = os.read(file, 200).decode("utf-8", "replace").strip()
        os.close(file)
        if error.errno in _TAKEN:
            raise ValueError(
                f"{path} is in use by {holder or 'another process'}. Wait until that has ended, "
                "stop it, or use another directory."
            ) from None
        return None
    _held.add(file)
    with contextlib.suppress(OSError):  # Only to tell others; a full disk is no reason to stop.
        os.ftruncate(file, 0)
        os.write(file, f"process {os.getpid()} on {platform.node()}\n".encode())
    return file


def _close_in_child() -> None:
    """A copy of this process that outlives it would hold its locks."""
    while _held:
        os.close(_held.pop())


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_close_in_child)
