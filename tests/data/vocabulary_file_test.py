# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Vocabulary files keep every token at its id."""

import pytest

from mobilebert_tf.data.vocabulary_file import load_vocabulary, save_vocabulary

TOKENS = ["[PAD]", "[UNK]", "é", "##'", "\u2028"]


def test_round_trip(tmp_path):
    save_vocabulary(tmp_path / "vocab.txt", TOKENS)
    assert (tmp_path / "vocab.txt").read_bytes().count(b"\n") == 5
    assert load_vocabulary(tmp_path / "vocab.txt") == TOKENS


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "holds no vocabulary"),
        ("a\n\nb\n", "line 2: '' is no token"),
        ("a\nb\na\n", "line 3: token 'a' is already on line 1"),
    ],
)
def test_bad_files_are_named_with_the_line(tmp_path, content, message):
    (tmp_path / "bad.txt").write_text(content)
    with pytest.raises(ValueError, match=rf"bad\.txt'.*{message}"):
        load_vocabulary(tmp_path / "bad.txt")


def test_bad_tokens_leave_no_file(tmp_path):
    with pytest.raises(ValueError, match="line 2"):
        save_vocabulary(tmp_path / "vocab.txt", ["a", "b\nc"])
    assert not list(tmp_path.iterdir())
