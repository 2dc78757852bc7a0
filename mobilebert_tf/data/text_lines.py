# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Lines of a plain or compressed UTF-8 file, with errors that say where."""

import codecs
import pathlib
from collections.abc import Iterator

from mobilebert_tf.data.byte_lines import read_byte_lines


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
    offset = 0
    for line in read_byte_lines(path):
        yield decode_line(line, path, offset)
        offset += len(line)


def decode_line(line: bytes, path: str | pathlib.Path, offset: int) -> str:
    """One line as text, without its end; `offset` is where in the file it starts.

    Raises:
        ValueError: naming the file and the first bad byte, if it is not UTF-8.
    """
    try:
        text = line.decode("utf-8").removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError as error:
        is_utf16 = offset == 0 and line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        encoding = "UTF-16" if is_utf16 else "ITS_ENCODING"
        raise ValueError(
            f"{str(path)!r} is not UTF-8: byte {offset + error.start} is "
            f"0x{line[error.start]:02x}. Convert it, for example with "
            f"`iconv -f {encoding} -t UTF-8`."
        ) from error
    return text.removeprefix("\ufeff") if offset == 0 else text
