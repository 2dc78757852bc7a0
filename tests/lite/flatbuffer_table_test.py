# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of flatbuffer tables written and read by slot."""

import numpy as np

from mobilebert_tf.lite.flatbuffer_table import TableReader, pack_table

LISTS = {4: [{0: "first"}, {0: "zwei ü"}], 5: np.array([1, -0.5])}
TABLE = {0: "name", 2: 5, 3: {1: "inside"}, **LISTS, 6: {}}


def test_reads_back_what_was_packed():
    content = pack_table(TABLE, b"TEST")
    assert content[4:8] == b"TEST"
    root = TableReader.root(content)
    assert root.text(0) == "name"
    assert root.enumeration(2) == 5
    assert root.table(3).text(1) == "inside"
    assert [table.text(0) for table in root.tables(4)] == ["first", "zwei ü"]
    assert root.floats(5) == [1, -0.5]
    assert root.table(6).text(0) is None


def test_absent_fields_are_empty():
    root = TableReader.root(pack_table({0: "name"}, b"TEST"))
    assert root.text(1) is None and root.table(1) is None
    assert root.enumeration(1) == 0 and root.tables(1) == []
    assert root.floats(1) == []
    assert root.text(99) is None
