# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Reads a vocabulary from `vocab.txt` or from Transformers' `tokenizer.json`."""

import collections
import pathlib

from mobilebert_tf.checkpoints.read_json import read_json


def read_vocabulary(path: str) -> list[str]:
    """Returns the word pieces in the order of their ids.

    Args:
        path: a text file with one piece a line, or a `tokenizer.json`, which is all
            that newer Transformers leaves of a vocabulary.

    Raises:
        ValueError: if the file is not UTF-8, is no WordPiece vocabulary, leaves ids
            out, or has a piece twice.
    """
    pieces = _of_tokenizer(path) if path.endswith(".json") else _of_text(path)
    for piece, count in collections.Counter(pieces).most_common(1):
        if count > 1:
            raise ValueError(f"{path} has the piece {piece!r} {count} times.")
    return pieces


def _of_text(path: str) -> list[str]:
    try:
        lines = pathlib.Path(path).read_text("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path} is not UTF-8 at byte {error.start}.") from error
    lines = [line.rstrip("\r") for line in lines]
    return lines[:-1] if lines[-1] == "" else lines


def _of_tokenizer(path: str) -> list[str]:
    model = read_json(path).get("model")
    ids = model.get("vocab") if isinstance(model, dict) else None
    if not isinstance(ids, dict) or model.get("type") != "WordPiece":
        raise ValueError(f"{path} holds no WordPiece vocabulary.")
    if any(type(index) is not int for index in ids.values()):
        raise ValueError(f"{path} has ids that are not integers.")
    pieces = sorted(ids, key=ids.get)
    if [ids[piece] for piece in pieces] != list(range(len(pieces))):
        raise ValueError(f"{path} has {len(pieces)} pieces whose ids are not 0, 1, 2, ….")
    return pieces
