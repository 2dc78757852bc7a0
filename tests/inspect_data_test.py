# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The program that looks at data: what it prints and writes, and what it refuses."""

import json
import pathlib
import subprocess
import sys

import pytest

from tests.data.numbered_examples import write_numbered_examples

ROOT = pathlib.Path(__file__).parents[1]


def inspect(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "mobilebert_tf.inspect_data", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )


def test_prints_and_writes_the_report(tmp_path):
    write_numbered_examples(tmp_path, number=12, num_shards=2)
    result = inspect(tmp_path, f"--output={tmp_path}/report", "--max_predictions=3")
    assert result.returncode == 0, result.stderr
    assert "train: 12 examples" in result.stdout
    assert "the second segment follows the first" in result.stdout
    names = sorted(path.name for path in (tmp_path / "report").iterdir())
    assert names == ["report.json", "report.png", "report.txt"]
    report = json.loads((tmp_path / "report" / "report.json").read_text())
    assert report["splits"]["train"]["examples"] == 12
    assert (tmp_path / "report" / "report.txt").read_text() == result.stdout


@pytest.mark.slow
def test_wrong_input_is_one_sentence(tmp_path):
    result = inspect(tmp_path)
    assert result.returncode == 1 and result.stdout == ""
    assert result.stderr.startswith("error: Examples must be a folder of finished")
    assert result.stderr.count("\n") == 1
