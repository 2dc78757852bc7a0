# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What a TFRecord file holds, whole or damaged."""

import pytest

from mobilebert_tf.data.record_file import RecordFile
from tests.data.static_records import static_record, write_records


def write(path, compression=""):
    write_records(path, map(static_record, range(10)), compression)
    return RecordFile(str(path))


@pytest.mark.parametrize("compression", ["", "GZIP"])
def test_whole_file(tmp_path, compression):
    file = write(tmp_path / "a", compression)
    assert file.compression == compression
    assert file.count() == (10, True)
    assert file.first_example().features.feature["input_mask"].int64_list.value[0] == 1


def test_empty_file(tmp_path):
    (tmp_path / "a").touch()
    file = RecordFile(str(tmp_path / "a"))
    assert file.count() == (0, True)
    assert file.first_example() is None


def test_truncated_file_and_corrupt_record(tmp_path):
    file = write(tmp_path / "a")
    content = (tmp_path / "a").read_bytes()
    (tmp_path / "a").write_bytes(content[:-1])
    assert file.count() == (9, False)
    position = len(content) // 2  # in the sixth of ten records of one size
    (tmp_path / "a").write_bytes(content[:position] + b"!" + content[position + 1 :])
    assert file.count() == (5, False)


def test_counts_again_when_the_file_has_changed(tmp_path):
    assert write(tmp_path / "a").count() == (10, True)
    write_records(tmp_path / "a", [static_record(0)])
    assert RecordFile(str(tmp_path / "a")).count() == (1, True)


def test_other_files_are_refused_by_name(tmp_path):
    with pytest.raises(ValueError, match=r"none' is missing or cannot be opened"):
        RecordFile(str(tmp_path / "none"))
    (tmp_path / "text").write_text("not records at all, but long enough to be some")
    with pytest.raises(ValueError, match=r"text' is not a TFRecord file of examples"):
        RecordFile(str(tmp_path / "text")).first_example()
    write_records(tmp_path / "strings", [b"\xff not an example"])
    with pytest.raises(ValueError, match=r"strings' is not a TFRecord file of examples"):
        RecordFile(str(tmp_path / "strings")).first_example()
