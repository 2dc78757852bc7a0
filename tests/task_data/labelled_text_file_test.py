# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tables of labelled texts, good and bad."""

import gzip
import pathlib

import pytest

from mobilebert_tf.task_data.labelled_text_file import read_labelled_text

SHARED = pathlib.Path(__file__).parents[2] / "../shared/data/glue/SST-2"


def write(tmp_path, content):
    path = tmp_path / "labels.tsv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("header", ["", "sentence\tlabel\n", "Text\tCategory\r\n"])
def test_reads_with_and_without_a_header(tmp_path, header):
    path = write(tmp_path, f'{header}"quoted" text \tb\n\nother\ta \r\nthird\tb')
    data = read_labelled_text(path)
    assert data.texts == ('"quoted" text', "other", "third")
    assert data.labels == (1, 0, 1)
    assert data.class_names == ("a", "b")


def test_reads_compressed_with_the_classes_of_another_file(tmp_path):
    path = tmp_path / "dev.tsv.gz"
    path.write_bytes(gzip.compress(b"one\tb\n"))
    data = read_labelled_text(path, class_names=("a", "b"))
    assert (data.labels, data.class_names) == ((1,), ("a", "b"))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "holds no labelled text"),
        ("sentence\tlabel\n", "holds no labelled text"),
        ("a\tx\nb\tx\n", "only one label, 'x'"),
        ("a\tx\nno tab here\nb\ty\n", "line 2: 1 column instead of 2"),
        ("text\tlabel\na\tx\nb\ty\tz\n", "line 3: 3 columns instead of 2"),
        ("a\tx\n\t y\n", "line 2: the text is empty"),
        ("a\tx\nb\t\n", "line 2: the label is empty"),
        (b"a\tx\ncaf\xe9\ty\n", "not UTF-8: byte 7 is 0xe9"),
        ("".join(f"pos\ttext {n}\n" for n in range(9)), "9 different labels in 9 rows.*swapped"),
    ],
)
def test_bad_tables_name_the_file_and_the_place(tmp_path, content, message):
    with pytest.raises(ValueError, match=rf"labels\.tsv'.*{message}"):
        read_labelled_text(write(tmp_path, content))


def test_label_unknown_to_the_first_file(tmp_path):
    path = write(tmp_path, "one\ta\ntwo\tc\n")
    with pytest.raises(ValueError, match=r"line 2: label 'c' is not among \['a', 'b'\]"):
        read_labelled_text(path, class_names=["a", "b"])


@pytest.mark.skipif(not SHARED.exists(), reason="needs the shared data")
def test_reads_sst2():
    train = read_labelled_text(SHARED / "train.tsv")
    dev = read_labelled_text(SHARED / "dev.tsv", train.class_names)
    assert (len(train), len(dev)) == (67349, 872)
    assert train.class_names == ("0", "1")
    assert dev.class_counts == {"0": 428, "1": 444}
    assert train.texts[0] == "hide new secretions from the parental units"
    with pytest.raises(ValueError, match="hardly one of labels"):
        read_labelled_text(SHARED / "test.tsv")
