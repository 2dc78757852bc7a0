# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A folder is there whole or not at all."""

import os
import signal
import subprocess
import sys

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


def _older(tmp_path):
    path = tmp_path / "preset"
    path.mkdir()
    (path / "old").touch()
    return path


def _files(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("failing", [1, 2])
def test_keeps_the_older_one_when_a_renaming_fails(tmp_path, monkeypatch, failing):
    """It was removed before the new one had its name."""
    path, calls, replace = _older(tmp_path), [], os.replace

    def fail_once(source, target):
        calls.append(target)
        if len(calls) == failing:
            raise OSError(5, "Input/output error")
        replace(source, target)

    monkeypatch.setattr(os, "replace", fail_once)
    with pytest.raises(OSError, match="Input/output"), whole_folder(path, replaces="old") as new:
        (new / "new").touch()
    assert _files(tmp_path) == ["preset/old"]
    assert [each.name for each in tmp_path.iterdir()] == ["preset"]


def test_keeps_the_older_one_aside_when_it_cannot_be_put_back(tmp_path, monkeypatch):
    path, calls, replace = _older(tmp_path), [], os.replace

    def fail_after_one(source, target):
        calls.append(target)
        if len(calls) > 1:
            raise OSError(5, "Input/output error")
        replace(source, target)

    monkeypatch.setattr(os, "replace", fail_after_one)
    with pytest.raises(OSError, match="Input/output"), whole_folder(path, replaces="old") as new:
        (new / "new").touch()
    monkeypatch.undo()
    assert ".preset.old/old" in _files(tmp_path)
    with pytest.raises(ValueError, match="is a file"), whole_folder(path, replaces="old") as new:
        _fill_half(new)
    assert _files(tmp_path) == ["preset/old"]


_KILLED = """
import os, pathlib, shutil, signal, sys
from mobilebert_tf.files.whole_folder import whole_folder

path, name, last = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
calls = []

def replace_and_die(source, target, replace=os.replace):
    replace(source, target)
    calls.append(target)
    if len(calls) == last:
        os.kill(os.getpid(), signal.SIGKILL)

def remove_half_and_die(folder, **_):
    if (pathlib.Path(folder) / "old").exists():
        (pathlib.Path(folder) / "old").unlink()
        os.kill(os.getpid(), signal.SIGKILL)

with whole_folder(path, replaces="old") as new:
    (new / "old").write_text("new")
    (new / "more").touch()
    os.replace, shutil.rmtree = {
        "replace": (replace_and_die, shutil.rmtree),
        "rmtree": (os.replace, remove_half_and_die),
    }[name]
"""


@pytest.mark.parametrize(
    "moment, kept", [(("replace", "1"), ""), (("replace", "2"), "new"), (("rmtree", "1"), "new")]
)
def test_a_killed_process_leaves_a_whole_one_to_the_next(tmp_path, moment, kept):
    """It left a half-removed folder under the name, which the next one refused."""
    path = _older(tmp_path)
    (path / "more").touch()
    run = subprocess.run([sys.executable, "-c", _KILLED, str(path), *moment])
    assert run.returncode == -signal.SIGKILL
    assert not path.exists() or _files(path) == ["more", "old"]
    with pytest.raises(ValueError, match="is a file"), whole_folder(path, replaces="old") as new:
        _fill_half(new)
    assert [each.name for each in tmp_path.iterdir()] == ["preset"]
    assert _files(path) == ["more", "old"] and (path / "old").read_text() == kept


def test_removes_an_older_one_that_was_left_aside(tmp_path):
    path = _older(tmp_path)
    (tmp_path / ".preset.old").mkdir()
    (tmp_path / ".preset.old" / "older").touch()
    with whole_folder(path, replaces="old") as new:
        assert sorted(each.name for each in tmp_path.iterdir()) == [".preset.partial", "preset"]
        (new / "new").touch()
    assert _files(tmp_path) == ["preset/new"]


def test_what_is_refused_loses_nothing_left_aside(tmp_path):
    (tmp_path / ".preset.old").mkdir()
    (tmp_path / ".preset.old" / "old").touch()
    (tmp_path / "preset").mkdir()
    (tmp_path / "preset" / "work").touch()
    with pytest.raises(ValueError, match="would be removed"), whole_folder(tmp_path / "preset"):
        raise AssertionError("The block must not start.")
    assert _files(tmp_path) == [".preset.old/old", "preset/work"]


def test_a_link_to_a_folder_is_never_replaced(tmp_path):
    path = _older(tmp_path)
    link = tmp_path / "link"
    link.symlink_to(path)
    with pytest.raises(OSError, match="link"), whole_folder(link, replaces="old") as new:
        (new / "new").touch()
    assert link.is_symlink() and link.resolve() == path
    assert _files(tmp_path) == ["preset/old"]
