# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Documents from text files: one paragraph a line, a blank line between documents."""

import glob
import pathlib
from collections.abc import Iterable, Iterator

from mobilebert_tf.data.byte_lines import is_remote
from mobilebert_tf.data.damaged_input import DamagedInput
from mobilebert_tf.data.text_span import Document, TextSpan

_SUFFIXES = (".txt", ".text", ".txt.gz", ".txt.xz", ".txt.bz2", ".text.gz", ".text.xz", ".text.bz2")


def read_documents(path: str | pathlib.Path) -> Iterator[Document]:
    """Streams the documents of a file, of a folder, or of the files of a pattern.

    A document is a run of non-blank lines, each one a paragraph. A file's end
    ends its document. Files are read in the order of their names, so the stream
    is the same on every machine; memory holds one document at a time.

    Args:
        path: a text file (plain, `.gz`, `.xz`, `.bz2`), a pattern such as
            `corpus/wiki-*.txt.xz`, or a folder, of which all `.txt` files
            (also compressed, also in folders below) are taken.

    Yields:
        Documents: non-empty lists of stripped, non-empty paragraphs.

    Raises:
        ValueError: naming the path, if it is missing, no file matches, a file
            holds no text, is damaged, or is not UTF-8.
    """
    for file in find_text_files(path):
        yield from TextSpan(file).documents(DamagedInput())


def find_text_files(path: str | pathlib.Path) -> list[str]:
    """The text files that `path` stands for, in the order of their names.

    Args:
        path: as `read_documents` takes it; a pattern may also be one of a cloud
            file system, such as `gs://bucket/wiki-*.txt`.

    Raises:
        ValueError: naming the path, if it is missing or no file matches.
    """
    if is_remote(str(path)):
        return _remote_files(str(path))
    return [str(file) for file in _local_files(pathlib.Path(path).expanduser())]


def _remote_files(path: str) -> list[str]:
    import tensorflow as tf  # Slow to import, and local files do not need it.

    files = sorted(tf.io.gfile.glob(path))
    if not files:
        raise ValueError(_nothing_found(path, "match"))
    return files


def _local_files(path: pathlib.Path) -> list[pathlib.Path]:
    if path.is_file():
        return [path]
    if path.is_dir():
        return _found(path, (file for file in path.rglob("*") if _is_text(file)), "`.txt` file")
    if glob.has_magic(str(path)):
        return _found(path, map(pathlib.Path, glob.glob(str(path), recursive=True)), "match")
    raise ValueError(
        "`path` must be a text file, a folder of text files or a pattern. "
        f"Received: path={str(path)!r}, which does not exist."
    )


def _found(path: pathlib.Path, files: Iterable[pathlib.Path], kind: str) -> list[pathlib.Path]:
    files = sorted(file for file in files if file.is_file())
    if not files:
        raise ValueError(_nothing_found(str(path), kind))
    return files


def _nothing_found(path: str, kind: str) -> str:
    return (
        f"`path` must lead to text files. Received: path={path!r}, which has no {kind}. "
        "Give a text file with one paragraph per line and a blank line between documents."
    )


def _is_text(file: pathlib.Path) -> bool:
    return file.name.lower().endswith(_SUFFIXES) and not file.name.startswith(".")
