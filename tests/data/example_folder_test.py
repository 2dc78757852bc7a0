# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Output folders before, during and after a run."""

import json

import pytest

from mobilebert_tf.data.example_folder import ExampleFolder
from mobilebert_tf.data.unit_record import UnitRecord

RECORD = UnitRecord(unit=3, documents=1, pieces=())


def finish(folder, *names):
    folder.open()
    for name in names:
        with open(f"{folder.staging}/{name}", "w") as file:
            file.write(folder.staging)
    folder.finish(names, ["a", "b"], {"lowercase": True}, {"run": folder.staging})


def test_everything_is_hidden_until_the_end(tmp_path):
    folder = ExampleFolder(tmp_path / "new", "1")
    folder.open()
    folder.write_record(RECORD)
    assert [path.name for path in (tmp_path / "new").iterdir()] == [".partial-1"]
    finish(folder, "train-00000-of-00001.tfrecord")
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == [
        "summary.json",
        "tokenizer.json",
        "train-00000-of-00001.tfrecord",
        "vocab.txt",
    ]
    assert (tmp_path / "new" / "vocab.txt").read_text() == "a\nb\n"
    assert json.loads((tmp_path / "new" / "tokenizer.json").read_text()) == {"lowercase": True}
    assert folder.read_summary() == {"run": folder.staging}


def test_a_run_finds_what_it_did_and_removes_what_others_left(tmp_path):
    first, second = ExampleFolder(tmp_path, "1"), ExampleFolder(tmp_path, "2")
    first.open()
    first.write_record(RECORD)
    first.open()
    assert first.finished_units() == [3]
    assert first.read_record(3) == RECORD and first.read_record(4) is None
    second.open()
    assert second.finished_units() == [] and not first.finished_units()
    second.discard()
    assert not list(tmp_path.iterdir())


def test_old_examples_go_and_other_files_stay(tmp_path):
    finish(
        ExampleFolder(tmp_path, "1"),
        "train-00000-of-00002.tfrecord",
        "train-00001-of-00002.tfrecord",
    )
    (tmp_path / "notes.txt").write_text("mine")
    finish(ExampleFolder(tmp_path, "2"), "train-00000-of-00001.tfrecord")
    assert sorted(path.name for path in tmp_path.glob("*t*")) == [
        "notes.txt",
        "tokenizer.json",
        "train-00000-of-00001.tfrecord",
        "vocab.txt",
    ]


def test_finishing_again_after_half_of_it(tmp_path):
    folder = ExampleFolder(tmp_path, "1")
    folder.open()
    names = ["train-00000-of-00002.tfrecord", "train-00001-of-00002.tfrecord"]
    (tmp_path / names[0]).write_text("moved already")
    with open(f"{folder.staging}/{names[1]}", "w") as file:
        file.write("not yet")
    folder.finish(names, ["a"], {}, {})
    assert [(tmp_path / name).read_text() for name in names] == ["moved already", "not yet"]


@pytest.mark.parametrize(
    ("files", "foreign"),
    [
        ([], []),
        (["vocab.txt"], []),
        ([".partial-7/000001.json", "train-00000-of-00002.tfrecord"], []),
        (["train-00000-of-00002.tfrecord"], ["train-00000-of-00002.tfrecord"]),
        (["thesis.tex", "vocab.txt"], ["thesis.tex"]),
        (
            [".partial-7/1.json", "train-00000-of-00002.tfrecord", "summary.json"],
            ["summary.json", "train-00000-of-00002.tfrecord"],
        ),
    ],
)
def test_only_what_an_interrupted_run_left_is_ours(tmp_path, files, foreign):
    for name in files:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{}")
    assert ExampleFolder(tmp_path, "1").foreign_files() == foreign
    assert ExampleFolder(tmp_path / "missing", "1").foreign_files() == []
