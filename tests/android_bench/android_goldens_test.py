# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What the JVM tests compare with is current, and both Python tokenizers agree with it."""

import json
import unicodedata

import pytest

from android_bench.android.unicode_data import UNICODE_VERSION
from mobilebert_tf.lite.word_piece import WordPiece
from tests.android_bench.android_goldens import FOLDER, goldens
from tests.architecture.source_tree import REPOSITORY

pytestmark = pytest.mark.skipif(
    unicodedata.unidata_version != UNICODE_VERSION,
    reason="the golden files are of another Unicode version",
)


def _rows():
    with open(REPOSITORY / FOLDER / "tokens.jsonl", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def _vocabulary():
    return (REPOSITORY / FOLDER / "vocabulary.txt").read_text("utf-8").splitlines()


def test_files_are_current():
    for name, content in goldens().items():
        assert (REPOSITORY / FOLDER / name).read_bytes() == content.encode("utf-8"), (
            f"{name}: run `python -m tests.android_bench.android_goldens`"
        )


def test_files_are_small():
    assert sum(path.stat().st_size for path in (REPOSITORY / FOLDER).iterdir()) < 100_000


def test_few_words_are_unknown():
    """A golden full of [UNK] would agree with nearly everything."""
    ids = [token for row in _rows() for token in row["ids"]]
    assert 0 < ids.count(1) < 0.02 * len(ids)


@pytest.mark.parametrize("lowercase", [True, False])
def test_tokenizer_of_the_interpreter_agrees(lowercase):
    tokenizer = WordPiece(_vocabulary(), lowercase=lowercase)
    for row in _rows():
        if row["lowercase"] == row["strip_accents"] == lowercase and row["split_on_cjk"]:
            pieces = tokenizer.tokenize(row["text"])
            assert [tokenizer._ids[piece] for piece in pieces] == row["ids"], row["reason"]


@pytest.mark.parametrize(
    "lower, strip, split", [(True, True, True), (False, False, True), (True, False, True)]
)
def test_tokenizer_of_the_models_agrees(lower, strip, split):
    from mobilebert_tf.text import WordPieceTokenizer

    # TensorFlow's strings are UTF-8, which has no lone surrogates.
    rows = [
        row
        for row in _rows()
        if (row["lowercase"], row["strip_accents"], row["split_on_cjk"]) == (lower, strip, split)
        and not any("\ud800" <= character <= "\udfff" for character in row["text"])
    ]
    tokenizer = WordPieceTokenizer(
        _vocabulary(), lowercase=lower, strip_accents=strip, split_on_cjk=split
    )
    found = tokenizer.tokenize([row["text"] for row in rows])
    for row, ids in zip(rows, found, strict=True):
        assert ids.numpy().tolist() == row["ids"], row["reason"]
