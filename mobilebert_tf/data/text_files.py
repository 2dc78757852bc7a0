# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Documents from text files: one paragraph a line, a blank line between documents."""

import glob
import pathlib
from collections.abc import Iterable, Iterator

from mobilebert_tf.data.text_lines import read_lines

Document = list[str]

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
    for file in _files(path):
        yield from _documents_of(file)


def _files(path: str | pathlib.Path) -> list[pathlib.Path]:
    """The text files that `path` stands for, in the order of their names."""
    path = pathlib.Path(path).expanduser()
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
        raise ValueError(
            f"`path` must lead to text files. Received: path={str(path)!r}, which has no {kind}. "
            "Give a text file with one paragraph per line and a blank line between documents."
        )
    return files


def _is_text(file: pathlib.Path) -> bool:
    return file.name.lower().endswith(_SUFFIXES) and not file.name.startswith(".")


def _documents_of(file: pathlib.Path) -> Iterator[Document]:
    document: Document = []
    is_empty = True
    for line in read_lines(file):
        if paragraph := line.strip():
            document.append(paragraph)
        elif document:
            yield document
            document, is_empty = [], False
    if document:
        yield document
    elif is_empty:
        raise ValueError(
            f"{str(file)!r} holds no text. Give a file with one paragraph per line and a "
            "blank line between documents, or remove it from the folder."
        )
