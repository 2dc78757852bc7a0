# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Shards of ours by their summary, others' by their names."""

import pytest

from mobilebert_tf.data.list_shards import list_shards
from tests.data.numbered_examples import write_numbered_examples
from tests.data.static_records import write_static


def test_ours(tmp_path):
    write_numbered_examples(tmp_path, number=7, num_shards=2)
    (tmp_path / "train-99999-of-99999.tfrecord").touch()  # of another run: not in the summary
    found = list_shards(tmp_path)
    assert found.summary["vocabulary_size"] == 17
    assert found.splits == {
        "train": {
            f"{tmp_path}/train-00000-of-00002.tfrecord": 4,
            f"{tmp_path}/train-00001-of-00002.tfrecord": 3,
        }
    }


def test_others_in_a_folder_or_of_a_pattern(tmp_path):
    write_static(tmp_path, 4)
    for name in ("notes.txt", ".tf_examples.tfrecord", "held_out.tf_record"):
        (tmp_path / name).touch()
    expected = {f"{tmp_path}/tf_examples.tfrecord-0000{i}": None for i in range(2)}
    held_out = {f"{tmp_path}/held_out.tf_record": None}
    found = list_shards(tmp_path)
    assert (found.summary, found.splits) == ({}, {"train": expected, "held_out": held_out})
    assert list_shards(f"{tmp_path}/tf_ex*").splits == {"train": expected}
    assert list_shards(
        f"{tmp_path.parent}/{tmp_path.name[:-1]}[{tmp_path.name[-1]}]/tf_ex*"
    ).splits == {"train": expected}


def test_nothing_there_and_a_broken_summary(tmp_path):
    for source in (tmp_path, tmp_path / "none", f"{tmp_path}/*.tfrecord"):
        with pytest.raises(ValueError, match=r"no summary\.json and no TFRecord files"):
            list_shards(source)
    (tmp_path / "summary.json").write_text("{")
    with pytest.raises(ValueError, match=r"summary\.json' is not JSON"):
        list_shards(tmp_path)
    (tmp_path / "summary.json").write_text('{"train": {}}')
    with pytest.raises(ValueError, match=r"has a summary\.json without shards"):
        list_shards(tmp_path)
