# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Plain and compressed lines, and errors that say where."""

import bz2
import gzip
import lzma

import pytest

from mobilebert_tf.data.text_lines import read_lines

TEXT = "\ufefffirst\r\nsecond ünïcode\n\nfourth\u2028still fourth"
LINES = ["first", "second ünïcode", "", "fourth\u2028still fourth"]


@pytest.mark.parametrize(
    ("suffix", "compress"),
    [("", bytes), (".gz", gzip.compress), (".xz", lzma.compress), (".BZ2", bz2.compress)],
)
def test_reads_plain_and_compressed(tmp_path, suffix, compress):
    path = tmp_path / f"text.txt{suffix}"
    path.write_bytes(compress(TEXT.encode()))
    assert list(read_lines(path)) == LINES


@pytest.mark.parametrize(("suffix", "compress"), [("", bytes), (".xz", lzma.compress)])
def test_names_the_offset_of_a_byte_that_is_not_utf8(tmp_path, suffix, compress):
    path = tmp_path / f"latin.txt{suffix}"
    # "für\n" takes five bytes, so the bad one is number 5 + 3.
    path.write_bytes(compress("für\n".encode() + b"caf\xe9\n"))
    with pytest.raises(ValueError, match=rf"latin\.txt{suffix}' is not UTF-8: byte 8 is 0xe9"):
        list(read_lines(path))


def test_suggests_utf16_for_utf16(tmp_path):
    path = tmp_path / "wide.txt"
    path.write_text("wide", encoding="utf-16")
    with pytest.raises(ValueError, match=r"byte 0 is 0xff.*iconv -f UTF-16 -t UTF-8"):
        list(read_lines(path))


@pytest.mark.parametrize(
    ("suffix", "compress"), [(".gz", gzip.compress), (".xz", lzma.compress), (".bz2", bz2.compress)]
)
@pytest.mark.parametrize(
    "damage", [lambda data: data[: len(data) // 2], lambda data: b"no archive"]
)
def test_damaged_archive_is_one_sentence(tmp_path, suffix, compress, damage):
    path = tmp_path / f"broken{suffix}"
    path.write_bytes(damage(compress(TEXT.encode() * 100)))
    with pytest.raises(ValueError, match=rf"broken\{suffix}' is not a complete"):
        list(read_lines(path))


def test_missing_file_and_folder(tmp_path):
    with pytest.raises(ValueError, match=r"nothing\.txt', which is missing"):
        list(read_lines(tmp_path / "nothing.txt"))
    with pytest.raises(ValueError, match="which is a folder"):
        list(read_lines(tmp_path))
