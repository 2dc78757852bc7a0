# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Parts of files share no document and lose none, wherever they are cut."""

import lzma

import pytest

from mobilebert_tf.data import text_span
from mobilebert_tf.data.damaged_input import DamagedInput
from mobilebert_tf.data.text_span import TextSpan

TEXT = "\n\none\ntwo é\n \nthree\r\n\r\nfour five six\n\n\n\n  seven\n\n8"
DOCUMENTS = [["one", "two é"], ["three"], ["four five six"], ["seven"], ["8"]]


def write(directory, content, name="a.txt"):
    path = directory / name
    path.write_bytes(content)
    return str(path)


def read(span, policy="error"):
    return list(span.documents(DamagedInput(policy)))


def test_any_two_cuts_give_every_document_once(tmp_path):
    data = TEXT.encode()
    path = write(tmp_path, data)
    for first in range(1, len(data)):
        for second in range(first, len(data)):
            spans = TextSpan(path, 0, first), TextSpan(path, first, second), TextSpan(path, second)
            assert [d for span in spans for d in read(span)] == DOCUMENTS


def test_a_damaged_document_is_counted_and_left_out(tmp_path):
    path = write(tmp_path, b"one\n\ntwo\nb\xe9d\nw\xf6rse\nthree\n\nfour\n\nf\xe9ve")
    damaged = DamagedInput("skip")
    assert list(TextSpan(path).documents(damaged)) == [["one"], ["four"]]
    assert damaged.counts == {"documents": 2}
    assert "byte 10 is 0xe9" in damaged.reasons[0] and "byte 33 is 0xe9" in damaged.reasons[1]
    with pytest.raises(ValueError, match=r"a\.txt' is not UTF-8: byte 10 is 0xe9"):
        read(TextSpan(path))


def test_offsets_count_from_the_beginning_of_the_file(tmp_path):
    path = write(tmp_path, b"one\n\ntwo\n\nthr\xe9e\n")
    with pytest.raises(ValueError, match="byte 13 is 0xe9"):
        read(TextSpan(path, 2, None))


def test_of_a_broken_archive_the_whole_documents_are_used(tmp_path):
    text = b"".join(b"%d " % n * 50 + b"\n\n" for n in range(20_000))
    packed = lzma.compress(text)
    path = write(tmp_path, packed[: len(packed) // 2], "a.txt.xz")
    damaged = DamagedInput("skip")
    documents = list(TextSpan(path).documents(damaged))
    assert 100 < len(documents) < 20_000
    assert all(set(d[0].split()) == {str(n)} for n, d in enumerate(documents))
    assert damaged.counts == {"files": 1}
    assert "breaks after byte" in damaged.reasons[0]
    with pytest.raises(ValueError, match=r"a\.txt\.xz' is not a complete xz file"):
        read(TextSpan(path))


def test_a_file_without_blank_lines_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(text_span, "MAX_DOCUMENT_BYTES", 1000)
    path = write(tmp_path, b"one\n\n" + b"a line of text\n" * 100)
    with pytest.raises(ValueError, match=r"document of more than 1000 bytes.*blank line"):
        read(TextSpan(path))
    assert read(TextSpan(path), "skip") == [["one"]]


@pytest.mark.parametrize("content", [b"", b" \n\n\n"])
def test_a_file_without_text_is_counted(tmp_path, content):
    path = write(tmp_path, content)
    damaged = DamagedInput("skip")
    assert list(TextSpan(path).documents(damaged)) == []
    assert damaged.counts == {"files": 1} and "holds no text" in damaged.reasons[0]
    # Part of a larger file may well be blank.
    assert read(TextSpan(path, 0, 3)) == []
