# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""One process at a time has a directory, and none that is gone."""

import errno
import fcntl
import os
import platform
import re
import subprocess
import sys

import pytest

from mobilebert_tf.files.directory_lock import directory_lock

_HOLDER = """
import os, subprocess, sys, time
from mobilebert_tf.files.directory_lock import directory_lock
with directory_lock(sys.argv[1]):
    print(subprocess.Popen(["sleep", "60"]).pid, flush=True)
    if not os.fork():
        print(os.getpid(), flush=True)
    time.sleep(60)
"""


def test_the_folder_is_made_and_is_free_again_after_the_block(tmp_path):
    for _ in range(2):
        with directory_lock(tmp_path / "new" / "run"):
            assert (tmp_path / "new" / "run").is_dir()


def test_a_second_block_is_refused_with_who_has_the_first(tmp_path):
    me = re.escape(f"process {os.getpid()} on {platform.node()}")
    with directory_lock(tmp_path):
        with (
            pytest.raises(ValueError, match=rf"{re.escape(str(tmp_path))} is in use by {me}\."),
            directory_lock(tmp_path),
        ):
            pass
        with directory_lock(tmp_path / "other"):
            pass


def test_a_killed_process_leaves_no_lock_and_nor_do_its_children(tmp_path):
    command = [sys.executable, "-c", _HOLDER, tmp_path]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        children = [int(holder.stdout.readline()) for _ in range(2)]
        with (
            pytest.raises(ValueError, match=f"in use by process {holder.pid} on"),
            directory_lock(tmp_path),
        ):
            pass
        holder.kill()
    try:
        for child in children:
            os.kill(child, 0)
        with directory_lock(tmp_path):
            pass
    finally:
        for child in children:
            os.kill(child, 9)


def test_file_systems_without_locks_do_without(tmp_path, monkeypatch):
    def unknown(file, operation):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", unknown)
    with directory_lock(tmp_path), directory_lock(tmp_path):
        pass


@pytest.mark.parametrize("name", ["file", "file/below"])
def test_a_file_in_the_place_of_the_folder_is_refused(name, tmp_path):
    (tmp_path / "file").touch()
    with (
        pytest.raises(ValueError, match=f"a file in its place. Received: .*{name}"),
        directory_lock(tmp_path / name),
    ):
        pass
