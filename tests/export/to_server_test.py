# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of exporting for servers from the command line."""

import json
import pathlib
import subprocess
import sys

import pytest

from tests.lite.random_classifier import random_classifier

REPOSITORY = pathlib.Path(__file__).parents[2]


def to_server(**flags):
    command = [sys.executable, "-m", "export.to_server"]
    command += [f"--{name}={value}" for name, value in flags.items()]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True)


def test_bad_preset_is_one_sentence(tmp_path):
    run = to_server(preset=tmp_path, output=tmp_path / "served")
    assert run.returncode == 1 and "folder of a task's preset" in run.stderr
    assert len(run.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("output", [".", "preset", "preset/served", "preset/../../work"])
def test_output_around_or_inside_the_preset_is_refused(tmp_path, output):
    """The folder around the preset was replaced by the SavedModel, preset and all."""
    preset = tmp_path / "work" / "preset"
    preset.mkdir(parents=True)
    (preset / "task.json").write_text("{}")
    run = to_server(preset=preset, output=tmp_path / "work" / output)
    assert run.returncode == 1 and "neither the preset nor a folder around" in run.stderr
    assert len(run.stderr.splitlines()) == 1
    assert [path.name for path in tmp_path.rglob("*")] == ["work", "preset", "task.json"]


def test_a_folder_is_not_named_like_a_keras_file(tmp_path):
    """Without the format, a SavedModel's folder was written under that name."""
    (tmp_path / "preset").mkdir()
    (tmp_path / "preset" / "task.json").write_text("{}")
    run = to_server(preset=tmp_path / "preset", output=tmp_path / "model.keras")
    assert run.returncode == 1 and "pass --format=keras" in run.stderr
    assert len(run.stderr.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["preset"]


@pytest.mark.slow
@pytest.mark.parametrize("kind, name", [("saved_model", "served"), ("keras", "model.keras")])
def test_writes_what_servers_load(tmp_path, kind, name):
    random_classifier().save_to_preset(str(tmp_path / "preset"))
    run = to_server(preset=tmp_path / "preset", output=tmp_path / name, format=kind)
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout)["format"] == kind
    assert (tmp_path / name).exists()
