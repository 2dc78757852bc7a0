# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A run's record and pictures are kept if others can make them again."""

import json

import pytest

from experiments.keep_record import keep_record
from experiments.without_folders import without_folders


@pytest.fixture
def work(tmp_path):
    folder = tmp_path / "work"
    folder.mkdir()
    _write(folder, dirty=False)
    return folder


def _write(folder, dirty):
    record = {
        "experiment": "figure_3",
        "command": "python -m experiments.run figure_3 --scale=cpu --text='/home/me/wiki.txt'",
        "provenance": {"commit": 40 * "a", "dirty": dirty},
    }
    (folder / "record.json").write_text(json.dumps(record))


@pytest.mark.parametrize(
    "text,kept",
    [
        ("/home/me/text/wiki-*.txt.xz", "wiki-*.txt.xz"),
        ("--text='/a/b c.txt' --seeds=3", "--text='b c.txt' --seeds=3"),
        ("--text=../data/text/wiki-00[0-2].txt", "--text=wiki-00[0-2].txt"),
        ("https://github.com/a/b and text/wiki.txt", "https://github.com/a/b and text/wiki.txt"),
        ("int8 / float32, and/or/else", "int8 / float32, and/or/else"),
    ],
)
def test_folders_go_and_names_stay(text, kept):
    assert without_folders({"a": [text, 1.5, None]}) == {"a": [kept, 1.5, None]}


def test_keeps_record_and_pictures(work, tmp_path):
    (work / "attention.png").write_bytes(b"picture")
    (work / "figure_3.png").write_bytes(b"another")
    kept = keep_record(work, tmp_path, tmp_path)
    names = ["figure_3_cpu.json", "figure_3_attention.png", "figure_3.png"]
    assert [path.name for path in kept] == names
    record = json.loads(kept[0].read_text())
    assert record["command"].endswith("--text='wiki.txt'")
    assert kept[1].read_bytes() == b"picture"


def test_refuses_what_cannot_be_made_again(work, tmp_path):
    _write(work, dirty=True)
    with pytest.raises(ValueError, match="must come from a clean commit"):
        keep_record(work, tmp_path, tmp_path)
    with pytest.raises(ValueError, match=r"there is no .*record\.json"):
        keep_record(tmp_path, tmp_path, tmp_path)


def test_refuses_large_pictures(work, tmp_path):
    (work / "large.png").write_bytes(bytes(200_001))
    with pytest.raises(ValueError, match="must have at most 200 kB"):
        keep_record(work, tmp_path, tmp_path)
    assert not (tmp_path / "figure_3_cpu.json").exists()
