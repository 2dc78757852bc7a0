# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Lines as bytes, from any offset, here or on one of TensorFlow's file systems."""

import gzip

import pytest
import tensorflow as tf

from mobilebert_tf.data import byte_lines
from mobilebert_tf.data.byte_lines import read_byte_lines


def test_starts_in_the_middle_of_a_line(tmp_path):
    (tmp_path / "a").write_bytes(b"one\ntwo\nthree")
    assert list(read_byte_lines(tmp_path / "a", 2)) == [b"e\n", b"two\n", b"three"]


@pytest.mark.parametrize(("name", "pack"), [("a.txt", bytes), ("a.txt.gz", gzip.compress)])
def test_reads_from_other_file_systems(name, pack):
    path = f"ram://text/{name}"
    with tf.io.gfile.GFile(path, "wb") as file:
        file.write(pack(b"one\ntwo"))
    assert list(read_byte_lines(path)) == [b"one\n", b"two"]


def test_missing_remote_file():
    with pytest.raises(ValueError, match=r"Cannot read 'ram://none/a'"):
        list(read_byte_lines("ram://none/a"))


def test_a_line_that_is_no_text_is_not_held_in_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(byte_lines, "MAX_LINE_BYTES", 10)
    (tmp_path / "a").write_bytes(b"short\n" + b"x" * 11)
    lines = read_byte_lines(tmp_path / "a")
    assert next(lines) == b"short\n"
    with pytest.raises(ValueError, match="line of more than 10 bytes after byte 6"):
        next(lines)
