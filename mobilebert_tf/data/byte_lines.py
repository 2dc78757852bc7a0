# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Raw lines of a plain or compressed file, here or in the cloud."""

import bz2
import contextlib
import gzip
import io
import lzma
import pathlib
import zlib
from collections.abc import Iterator
from typing import Any

MAX_LINE_BYTES = 16_000_000

_BUFFER_BYTES = 1_000_000
_OPENERS = {".gz": gzip.open, ".xz": lzma.open, ".bz2": bz2.open}
_NAMES = {".gz": "gzip", ".xz": "xz", ".bz2": "bzip2"}


def read_byte_lines(path: str | pathlib.Path, start: int = 0) -> Iterator[bytes]:
    """Streams lines with their ends; `.gz`, `.xz` and `.bz2` are unpacked on the way.

    Args:
        path: a file; one such as `gs://bucket/name` is read by TensorFlow's file systems.
        start: offset of the first byte read. Compressed files only have offset 0.

    Raises:
        ValueError: naming the file, if it is missing, no file, or damaged (with the
            offset in the unpacked text up to which it is whole), or a line is longer
            than `MAX_LINE_BYTES`: memory would not hold what is no text.
    """
    path = str(path)
    suffix = pathlib.Path(path).suffix.lower()
    if not is_remote(path):
        _require_file(pathlib.Path(path))
    offset = start
    try:
        with _open(path, suffix) as file:
            file.seek(start)
            while line := file.readline(MAX_LINE_BYTES + 1):
                if len(line) > MAX_LINE_BYTES:
                    raise ValueError(_too_long(path, offset))
                yield line
                offset += len(line)
    except (EOFError, lzma.LZMAError, gzip.BadGzipFile, zlib.error) as error:
        raise ValueError(_damaged(path, suffix, offset, error)) from error
    except OSError as error:
        # bz2 reports a bad stream as a plain OSError without a number.
        if suffix in _OPENERS and error.errno is None:
            raise ValueError(_damaged(path, suffix, offset, error)) from error
        raise ValueError(f"Cannot read {path!r}: {error.strerror or error}.") from error


def is_remote(path: str) -> bool:
    """Whether a path has a scheme, as in `gs://bucket/name`."""
    return "://" in path


def is_compressed(path: str) -> bool:
    """Whether a file can only be read from its beginning."""
    return pathlib.Path(path).suffix.lower() in _OPENERS


@contextlib.contextmanager
def _open(path: str, suffix: str) -> Iterator[Any]:
    opener = _OPENERS.get(suffix)
    with contextlib.ExitStack() as stack:
        file: Any = path
        if is_remote(path):
            file = stack.enter_context(io.BufferedReader(_RemoteFile(path), _BUFFER_BYTES))
        elif opener is None:
            file = stack.enter_context(open(path, "rb"))
        yield stack.enter_context(opener(file, "rb")) if opener else file


class _RemoteFile(io.RawIOBase):
    """A file of TensorFlow's file systems with the methods of Python's."""

    def __init__(self, path: str):
        import tensorflow as tf  # Slow to import, and local files do not need it.

        self._path, self._error = path, tf.errors.OpError
        self._file = tf.io.gfile.GFile(path, "rb")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        with self._clear_errors():
            self._file.seek(offset, whence)
            return self._file.tell()

    def readinto(self, buffer: Any) -> int:
        with self._clear_errors():
            data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    @contextlib.contextmanager
    def _clear_errors(self) -> Iterator[None]:
        try:
            yield
        except self._error as error:
            reason = error.message or "there is no such file"
            raise ValueError(f"Cannot read {self._path!r}: {reason}.") from error


def _require_file(path: pathlib.Path):
    if not path.is_file():
        kind = "a folder" if path.is_dir() else "missing"
        raise ValueError(
            f"`path` must be a text file. Received: path={str(path)!r}, which is {kind}."
        )


def _too_long(path: str, offset: int) -> str:
    return (
        f"{path!r} has a line of more than {MAX_LINE_BYTES} bytes after byte {offset}. Give text "
        "with one paragraph per line."
    )


def _damaged(path: str, suffix: str, offset: int, error: Exception) -> str:
    name = _NAMES.get(suffix, "compressed")
    return (
        f"{path!r} is not a complete {name} file: it ends or breaks after byte {offset} of its "
        f"text ({error}). Fetch it again, or unpack it and give the plain text."
    )
