# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tables of several labels a text, and what can be wrong with them."""

import numpy as np
import pytest

from mobilebert_tf.task_data import read_multi_label_files


def _read(path, content, **options):
    path.write_text(content, encoding="utf-8")
    return read_multi_label_files(path, "train", **options)


def test_a_column_for_each_label(tmp_path):
    data = _read(tmp_path / "a.csv", "id,text,toxic,angry\n7,bad,1,1\n8,good,0,0\n")
    assert data.class_names == ("toxic", "angry")
    np.testing.assert_array_equal(data.labels, [[1, 1], [0, 0]])
    assert data.summary == {"examples": 2, "without a label": 1}


@pytest.mark.parametrize(
    "name,content",
    [
        ("a.tsv", "text\tlabels\nbad\tb, a\ngood\tb\n"),
        ("a.csv", 'text,labels\nbad,"b|a"\ngood,b\n'),
        ("a.jsonl", '{"text": "bad", "labels": ["b", "a"]}\n{"text": "good", "labels": ["b"]}\n'),
    ],
)
def test_lists_of_labels(tmp_path, name, content):
    data = _read(tmp_path / name, content)
    assert data.class_names == ("a", "b")
    np.testing.assert_array_equal(data.labels, [[1, 1], [0, 1]])


@pytest.mark.parametrize(
    "name,content,message",
    [
        ("a.jsonl", '{"labels": ["a"]}\n', "line 1: there is no text"),
        ("a.jsonl", '{"text": "x", "labels": 3}\n', "line 1: labels must be names. Received: 3"),
        ("a.tsv", "text\nx\n", "line 2: there are no labels"),
        ("a.tsv", "text\ta\nx\tyes\n", "line 2: a must be 0 or 1. Received: 'yes'"),
        ("a.tsv", "text\tlabels\nx\ta\tb\n", "line 2: 3 columns instead of 2"),
        ("a.tsv", "text\tlabels\n", "holds no labelled texts"),
        ("a.tsv", "text\tlabels\nx\t\n", "has no label at all"),
    ],
)
def test_bad_rows(tmp_path, name, content, message):
    with pytest.raises(ValueError, match=message):
        _read(tmp_path / name, content)


def test_unknown_labels_and_skipping(tmp_path):
    content = "text\tlabels\nx\ta\ny\tc\n \tb\nz\n"
    with pytest.raises(ValueError, match=r"line 3: label 'c' is not among \['a', 'b'\]"):
        _read(tmp_path / "a.tsv", content, class_names=["a", "b"])
    data = _read(tmp_path / "a.tsv", content, class_names=["a", "b"], skip_bad_rows=True)
    assert data.summary == {"examples": 2, "skipped: bad row": 2, "with an empty text": 1}
