# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A folder that cannot be written is refused before there is something to write."""

import os

import pytest

from mobilebert_tf.files.require_writable import require_writable


def test_a_folder_that_is_there_or_can_be_made_passes_and_is_not_made(tmp_path):
    require_writable("output", tmp_path)
    require_writable("output", tmp_path / "a" / "b")
    require_writable("output", "relative/folder")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["file", "file/below", "link/below"])
def test_a_file_or_a_dead_link_in_the_way_is_named(name, tmp_path):
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    with pytest.raises(ValueError, match=rf"`output` must be .*{name}'; .*/(file|link) is none"):
        require_writable("output", tmp_path / name)


def test_somebody_elses_folder_is_refused(tmp_path, monkeypatch):
    # Whoever runs as root may write anywhere.
    monkeypatch.setattr(os, "access", lambda path, mode: (str(path), mode) != (parent, os.W_OK))
    parent = str(tmp_path)
    with pytest.raises(ValueError, match="or not yours to write"):
        require_writable("output", tmp_path / "new")


def test_a_folder_of_another_computer_is_refused():
    with pytest.raises(ValueError, match=r"`workdir` must be .* Received: workdir='gs://a/b'"):
        require_writable("workdir", "gs://a/b")
