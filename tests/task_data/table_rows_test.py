# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tables by the names of their columns."""

import gzip

import pytest

from mobilebert_tf.task_data.table_rows import table_path, table_rows


def _rows(path, content) -> list:
    path.write_text(content, encoding="utf-8")
    return list(table_rows(path))


def test_csv_has_quotes_and_tsv_has_none(tmp_path):
    rows = _rows(tmp_path / "a.csv", 'text,labels\n"a, ""b""\nc",x\n\nd,y\n')
    assert rows == [(3, {"text": 'a, "b"\nc', "labels": "x"}), (5, {"text": "d", "labels": "y"})]
    rows = _rows(tmp_path / "a.tsv", 'text\tlabels\n"a, b\tx\n')
    assert rows == [(2, {"text": '"a, b', "labels": "x"})]


def test_json_lines_packed(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "a"}\n\n[1]\n{oops\n'))
    (_, first), (_, second), (line, third) = table_rows(path)
    assert first == {"text": "a"}
    assert second == "no object, but list"
    assert line == 4 and third.startswith("no JSON: ")


def test_broken_tables(tmp_path):
    assert _rows(tmp_path / "a.tsv", "a\tb\n1\n") == [(2, "1 columns instead of 2")]
    with pytest.raises(ValueError, match="line 1: columns must differ"):
        _rows(tmp_path / "a.tsv", "a\ta\n1\t2\n")
    with pytest.raises(ValueError, match="is empty"):
        _rows(tmp_path / "a.csv", "\n")
    with pytest.raises(ValueError, match=r"must end in \.tsv, \.csv, \.jsonl"):
        _rows(tmp_path / "a.parquet", "")


def test_file_of_a_split(tmp_path):
    (tmp_path / "dev.csv.gz").write_bytes(b"")
    assert table_path(tmp_path, "dev").name == "dev.csv.gz"
    assert table_path(tmp_path / "any.tsv", "dev").name == "any.tsv"
    with pytest.raises(ValueError, match=r"must hold one of train\.tsv, train\.csv"):
        table_path(tmp_path, "train")
