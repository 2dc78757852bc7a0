# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A folder is there whole or not at all."""

import pytest

from mobilebert_tf.files.whole_folder import whole_folder


def test_appears_when_the_block_succeeds(tmp_path):
    path = tmp_path / "above" / "preset"
    with whole_folder(path) as partial:
        (partial / "a").write_text("1")
        assert not path.exists()
    assert (path / "a").read_text() == "1"
    assert [p.name for p in path.parent.iterdir()] == ["preset"]


def test_takes_the_place_of_an_older_one(tmp_path):
    path = tmp_path / "preset"
    path.mkdir()
    (path / "old").touch()
    with whole_folder(path, replaces="old") as partial:
        (partial / "new").touch()
    assert [p.name for p in path.iterdir()] == ["new"]


@pytest.mark.parametrize("replaces", [None, "saved_model.pb"])
def test_never_takes_the_place_of_something_else(tmp_path, replaces):
    """A folder of work given as output by mistake was removed without a question."""
    path = tmp_path / "work"
    path.mkdir()
    (path / "weights").touch()
    with pytest.raises(ValueError, match="would be removed"), whole_folder(path, replaces):
        raise AssertionError("The block must not start.")
    with pytest.raises(ValueError, match="would be removed"), whole_folder(path / "weights"):
        raise AssertionError("The block must not start.")
    assert [p.name for p in tmp_path.rglob("*")] == ["work", "weights"]


def test_takes_the_place_of_an_empty_one(tmp_path):
    (tmp_path / "empty").mkdir()
    with whole_folder(tmp_path / "empty") as partial:
        (partial / "new").touch()
    assert (tmp_path / "empty" / "new").exists()


def _fill_half(folder):
    (folder / "new").touch()
    raise ValueError("is a file")


def test_removes_what_a_killed_process_left(tmp_path):
    (tmp_path / ".preset.partial").mkdir()
    (tmp_path / ".preset.partial" / "stale").touch()
    with whole_folder(tmp_path / "preset") as partial:
        assert list(partial.iterdir()) == []


def test_leaves_nothing_and_keeps_the_older_one_when_the_block_fails(tmp_path):
    path = tmp_path / "preset"
    path.mkdir()
    (path / "old").touch()
    partial = tmp_path / ".preset.partial"
    with pytest.raises(ValueError, match="is a file"), whole_folder(path, replaces="old"):
        _fill_half(partial)
    assert [str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*")] == ["preset", "preset/old"]
