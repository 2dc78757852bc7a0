# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A file is complete or not there."""

import errno
import os
import subprocess
import sys

import pytest

from mobilebert_tf.files.whole_file import whole_file


def test_appears_when_the_block_ends(tmp_path):
    path = tmp_path / "new" / "file.txt"
    with whole_file(path) as partial:
        partial.write_text("done")
        assert not path.exists()
    assert path.read_text() == "done"
    assert [file.name for file in path.parent.iterdir()] == ["file.txt"]


@pytest.mark.parametrize("error", [KeyboardInterrupt(), ValueError("bad row")])
def test_failure_leaves_what_was_there(tmp_path, error):
    path = tmp_path / "file.txt"
    path.write_text("old")

    def fail():
        with whole_file(path) as partial:
            partial.write_text("half")
            raise error

    with pytest.raises(type(error)):
        fail()
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["file.txt"]


def test_full_disk_names_the_file_and_leaves_nothing(tmp_path):
    path = tmp_path / "file.txt"

    def fill():
        with whole_file(path) as partial:
            partial.write_text("half")
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match=r"No space left.*free some space.*file\.txt") as info:
        fill()
    assert info.value.errno == errno.ENOSPC
    assert not list(tmp_path.iterdir())


def test_one_inside_another_is_the_same_file(tmp_path):
    """So that a killed process leaves one file, whose name the next one knows."""
    with whole_file(tmp_path / "file.txt") as outer:
        with whole_file(outer) as inner:
            assert inner == outer
            inner.write_text("done")
        assert outer.exists()
    assert [file.name for file in tmp_path.iterdir()] == ["file.txt"]


KILLED = """
import os, signal, sys
from mobilebert_tf.files.whole_file import whole_file

with whole_file(*sys.argv[1:]) as partial:
    partial.write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("ending", ["", ".txt"])
def test_the_next_process_removes_what_a_killed_one_left(tmp_path, ending):
    path = tmp_path / "file[1].txt"
    path.write_text("old")
    done = subprocess.run([sys.executable, "-c", KILLED, str(path), ending])
    assert done.returncode == -9
    assert path.read_text() == "old" and len(list(tmp_path.iterdir())) == 2
    (left,) = tmp_path.glob(".*")
    assert left.name.endswith(f".partial{ending}")
    # Of a process that is still there.
    other = left.with_name(f"{left.name.rpartition('-')[0]}-{os.getppid()}.partial{ending}")
    other.write_text("another's half")
    with whole_file(path, ending) as partial:
        partial.write_text("new")
        assert not left.exists()
    assert sorted(tmp_path.iterdir()) == sorted([path, other])
