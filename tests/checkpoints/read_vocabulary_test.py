# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Vocabularies in both forms, and broken ones."""

import json

import pytest

from mobilebert_tf.checkpoints.read_vocabulary import read_vocabulary

WORDS = ["[PAD]", "[UNK]", "é", "##s"]


@pytest.mark.parametrize("text", ["\n".join(WORDS), "\n".join(WORDS) + "\n", "\r\n".join(WORDS)])
def test_text(tmp_path, text):
    (tmp_path / "vocab.txt").write_bytes(text.encode())
    assert read_vocabulary(str(tmp_path / "vocab.txt")) == WORDS


def _tokenizer(tmp_path, **model) -> str:
    path = tmp_path / "tokenizer.json"
    path.write_text(json.dumps({"model": {"type": "WordPiece"} | model}), "utf-8")
    return str(path)


def test_tokenizer_json(tmp_path):
    vocabulary = {word: index for index, word in reversed(list(enumerate(WORDS)))}
    assert read_vocabulary(_tokenizer(tmp_path, vocab=vocabulary)) == WORDS


@pytest.mark.parametrize(
    "model,message",
    [
        ({"type": "BPE", "vocab": {"a": 0}}, "no WordPiece vocabulary"),
        ({}, "no WordPiece vocabulary"),
        ({"vocab": {"a": 0, "b": 2}}, "2 pieces whose ids are not"),
        ({"vocab": {"a": 0, "b": "1"}}, "ids that are not integers"),
    ],
)
def test_other_tokenizers(tmp_path, model, message):
    with pytest.raises(ValueError, match=message):
        read_vocabulary(_tokenizer(tmp_path, **model))


def test_not_utf_8(tmp_path):
    (tmp_path / "vocab.txt").write_bytes(b"[PAD]\n\xff")
    with pytest.raises(ValueError, match="not UTF-8 at byte 6"):
        read_vocabulary(str(tmp_path / "vocab.txt"))


def test_piece_twice(tmp_path):
    (tmp_path / "vocab.txt").write_text("[PAD]\nfox\nfox\n", "utf-8")
    with pytest.raises(ValueError, match=r"vocab\.txt has the piece 'fox' 2 times"):
        read_vocabulary(str(tmp_path / "vocab.txt"))
