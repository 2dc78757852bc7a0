# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Vocabularies as files: one token a line, the line's number is the id."""

import pathlib
from collections.abc import Sequence

from mobilebert_tf.data.text_lines import read_lines
from mobilebert_tf.files.whole_file import whole_file


def save_vocabulary(path: str | pathlib.Path, vocabulary: Sequence[str]):
    """Writes `vocabulary` to `path`, or nothing at all.

    Raises:
        OSError: if the file cannot be written; no partial file is left.
        ValueError: if a token is empty, repeated or holds a line break.
    """
    _check(path, vocabulary)
    with whole_file(path) as partial:
        partial.write_text("".join(f"{token}\n" for token in vocabulary), encoding="utf-8")


def load_vocabulary(path: str | pathlib.Path) -> list[str]:
    """Reads a vocabulary file, BERT's `vocab.txt` among others.

    Raises:
        ValueError: naming the file, if it is missing, empty, not UTF-8, or a
            token is empty or repeated.
    """
    vocabulary = list(read_lines(path))
    _check(path, vocabulary)
    return vocabulary


def _check(path: str | pathlib.Path, vocabulary: Sequence[str]):
    if not vocabulary:
        raise ValueError(f"{str(path)!r} holds no vocabulary. Give a file with one token a line.")
    first_line: dict[str, int] = {}
    for line, token in enumerate(vocabulary, 1):
        if not token or "\n" in token or "\r" in token:
            raise ValueError(f"{str(path)!r}, line {line}: {token!r} is no token.")
        if token in first_line:
            raise ValueError(
                f"{str(path)!r}, line {line}: token {token!r} is already on line "
                f"{first_line[token]}. Remove one of the two."
            )
        first_line[token] = line
