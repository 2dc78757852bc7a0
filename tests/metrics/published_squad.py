# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The published predictions for SQuAD, and the questions they answer."""

import functools
import json
import lzma
import pathlib

import pytest

FOLDER = pathlib.Path(__file__).parents[2] / ".." / "shared" / "data" / "squad"


@functools.cache
def read_json(name: str):
    """Returns what a file below the folder of SQuAD data holds; skips without it."""
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"needs {path}")
    with lzma.open(path, "rt", encoding="utf-8") as file:
        return json.load(file)


def published_answers(version: str) -> dict[str, list[str]]:
    """Returns question id -> answers of the development set, "1.1" or "2.0"."""
    return {
        question["id"]: [answer["text"] for answer in question["answers"]]
        for article in read_json(f"dev-v{version}-open.json.xz")["data"]
        for paragraph in article["paragraphs"]
        for question in paragraph["qas"]
    }
