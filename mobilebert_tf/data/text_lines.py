# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Lines of a plain or compressed UTF-8 file, with errors that say where."""

import bz2
import codecs
import gzip
import lzma
import pathlib
from collections.abc import Iterator

_OPENERS = {".gz": gzip.open, ".xz": lzma.open, ".bz2": bz2.open}
_NAMES = {".gz": "gzip", ".xz": "xz", ".bz2": "bzip2"}


def read_lines(path: str | pathlib.Path) -> Iterator[str]:
    """Streams the lines of a text file; `.gz`, `.xz` and `.bz2` are unpacked on the way.

    Only line feeds end a line. A carriage return before one and a byte order
    mark at the start are dropped.

    Args:
        path: a file.

    Yields:
        Each line without its end; the first one is line 1 for error messages.

    Raises:
        ValueError: naming the file, if it is missing, no file, damaged, or not
            UTF-8 (with the offset of the first bad byte in the unpacked text).
    """
    path = pathlib.Path(path)
    if not path.is_file():
        kind = "a folder" if path.is_dir() else "missing"
        raise ValueError(
            f"`path` must be a text file. Received: path={str(path)!r}, which is {kind}."
        )
    offset = 0
    for line in _read_bytes(path):
        text = _decode(line, path, offset)
        yield text.removeprefix("\ufeff") if offset == 0 else text
        offset += len(line)


def _read_bytes(path: pathlib.Path) -> Iterator[bytes]:
    """Raw lines with their ends; a damaged archive becomes a ValueError."""
    suffix = path.suffix.lower()
    try:
        with _OPENERS.get(suffix, open)(path, "rb") as file:
            yield from file
    except (EOFError, lzma.LZMAError, gzip.BadGzipFile) as error:
        raise ValueError(_damaged(path, error)) from error
    except OSError as error:
        # bz2 reports a bad stream as a plain OSError without a number.
        if suffix in _OPENERS and error.errno is None:
            raise ValueError(_damaged(path, error)) from error
        raise ValueError(f"Cannot read {str(path)!r}: {error.strerror or error}.") from error


def _damaged(path: pathlib.Path, error: Exception) -> str:
    name = _NAMES.get(path.suffix.lower(), "compressed")
    return (
        f"{str(path)!r} is not a complete {name} file ({error}). "
        "Fetch it again, or unpack it and give the plain text."
    )


def _decode(line: bytes, path: pathlib.Path, offset: int) -> str:
    """One line as text, without its end."""
    try:
        return line.decode("utf-8").removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError as error:
        is_utf16 = offset == 0 and line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        encoding = "UTF-16" if is_utf16 else "ITS_ENCODING"
        raise ValueError(
            f"{str(path)!r} is not UTF-8: byte {offset + error.start} is "
            f"0x{line[error.start]:02x}. Convert it, for example with "
            f"`iconv -f {encoding} -t UTF-8`."
        ) from error
