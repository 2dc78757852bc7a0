# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""JSON is replaced as a whole."""

import json

import pytest

from mobilebert_tf.files import write_json


def test_writes_lines_that_json_reads_back(tmp_path):
    path = tmp_path / "report.json"
    write_json(path, {"score": 0.5, "names": ["a"]})
    assert json.loads(path.read_text("utf-8")) == {"score": 0.5, "names": ["a"]}
    assert path.read_text("utf-8").splitlines()[1] == '  "score": 0.5,'
    assert path.read_text("utf-8").endswith("}\n")


def test_content_that_json_cannot_hold_leaves_the_old_file(tmp_path):
    path = tmp_path / "report.json"
    write_json(path, {"score": 0.5})
    with pytest.raises(TypeError):
        write_json(path, {"score": object()})
    assert json.loads(path.read_text("utf-8")) == {"score": 0.5}
    assert [file.name for file in tmp_path.iterdir()] == ["report.json"]
