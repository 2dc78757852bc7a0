# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Documents of files, folders and patterns."""

import itertools
import lzma
import pathlib

import pytest

from mobilebert_tf.data.text_files import read_documents

SHARED_TEXT = pathlib.Path(__file__).parents[2] / "../shared/data/text"


def test_blank_lines_separate_documents(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("\n\n one \ntwo\n \t\nthree\n\n\n\nfour", encoding="utf-8")
    assert list(read_documents(path)) == [["one", "two"], ["three"], ["four"]]


def test_folder_and_pattern_in_the_order_of_names(tmp_path):
    (tmp_path / "b.txt").write_text("b\n")
    (tmp_path / "a.txt.xz").write_bytes(lzma.compress(b"a1\n\na2"))
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.TXT").write_text("c")
    (tmp_path / "notes.md").write_text("not text")
    (tmp_path / ".hidden.txt").write_text("hidden")
    assert list(read_documents(tmp_path)) == [["a1"], ["a2"], ["b"], ["c"]]
    assert list(read_documents(str(tmp_path / "[ab].txt*"))) == [["a1"], ["a2"], ["b"]]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nothing.txt", "nothing.txt', which does not exist"),
        ("*.none", "which has no match"),
        ("folder", "which has no `.txt` file"),
        ("empty.txt", "empty.txt' holds no text"),
        ("blank.txt", "blank.txt' holds no text"),
    ],
)
def test_bad_input_is_one_sentence(tmp_path, name, message):
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_text("\n  \n\n")
    with pytest.raises(ValueError, match=message):
        list(read_documents(tmp_path / name))


@pytest.mark.skipif(not SHARED_TEXT.exists(), reason="needs the shared text")
def test_real_shard_streams():
    documents = read_documents(SHARED_TEXT / "wiki-000.txt.xz")
    first, second = itertools.islice(documents, 2)
    assert first[0].startswith("Mark Bakewell") and len(first) == 7
    assert second[0].startswith("The qualifying phase")
