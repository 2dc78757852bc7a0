# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The search program leaves a table, a picture and the best preset."""

import os
import pathlib
import subprocess
import sys

import pytest

from mobilebert_tf.models import load_preset
from tests.tasks.toy_tasks import save_pretrained, write_sst2


def _search(*words):
    return subprocess.run(
        [sys.executable, "-m", "mobilebert_tf.search", *map(str, words)],
        cwd=pathlib.Path(__file__).parents[1],
        env=os.environ | {"CUDA_VISIBLE_DEVICES": "-1"},
        capture_output=True,
        text=True,
    )


@pytest.mark.slow
def test_searches_and_goes_on(tmp_path):
    write_sst2(tmp_path)
    preset = save_pretrained(tmp_path / "preset")
    words = [
        "--task=sst2",
        f"--preset={preset}",
        f"--data={tmp_path}",
        f"--workdir={tmp_path}/search",
        f"--output={tmp_path}/best",
        "--sequence_length=8",
    ]
    first = _search(*words, "--trials=1")
    assert first.returncode == 0, first.stderr
    second = _search(*words, "--trials=2")
    assert second.returncode == 0, second.stderr
    table = (tmp_path / "search" / "trials.md").read_text()
    assert len(table.splitlines()) == 4
    assert second.stdout.startswith(table)
    assert (tmp_path / "search" / "trials.png").stat().st_size > 10_000
    assert load_preset(str(tmp_path / "best")).class_names == ["negative", "positive"]


def test_all_that_is_missing_is_named():
    missing = _search("--task=sst2", "--data=data", "--preset=preset")
    assert missing.returncode == 1
    for name in ("workdir", "output"):
        assert f"Flag --{name} must have a value other than None." in missing.stderr


def test_wrong_use_is_one_line(tmp_path):
    output = tmp_path / "best"
    output.write_text("mine")
    words = ["--task=sst2", "--data=data", "--preset=preset", f"--output={output}"]
    refused = _search(*words, f"--workdir={tmp_path}/search")
    assert refused.returncode == 1
    line = refused.stderr.splitlines()[-1]
    assert line.startswith("error: A folder is written where nothing is")
    assert str(output) in line
