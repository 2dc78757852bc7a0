# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The evaluation program prints JSON, and mistakes in one line."""

import json
import os
import pathlib
import subprocess
import sys

import pytest

from tests.tasks.toy_tasks import toy_sst2_classifier, write_sst2


def _evaluate(*words):
    # In a process of its own, for programs have flags of the same names.
    return subprocess.run(
        [sys.executable, "-m", "mobilebert_tf.evaluate", *map(str, words)],
        cwd=pathlib.Path(__file__).parents[1],
        env=os.environ | {"CUDA_VISIBLE_DEVICES": "-1"},
        capture_output=True,
        text=True,
    )


@pytest.mark.slow
def test_prints_and_writes_the_report(tmp_path):
    write_sst2(tmp_path)
    toy_sst2_classifier().save_to_preset(str(tmp_path / "preset"))
    words = [f"--model={tmp_path}/preset", f"--data={tmp_path}", "--task=sst2"]
    result = _evaluate(*words, f"--output={tmp_path}/report.json", "--split=dev,test")
    assert result.returncode == 0, result.stderr
    report = json.loads(result.stdout)
    assert report == json.loads((tmp_path / "report.json").read_text())
    assert report["splits"]["dev"]["data"] == {"examples": 18}
    assert 0.0 <= report["splits"]["dev"]["scores"]["accuracy"] <= 1.0
    assert report["splits"]["test"]["scores"] == {}
    assert "predicting" in result.stderr


def test_mistakes_are_one_line(tmp_path):
    result = _evaluate("--model=m", f"--data={tmp_path}", "--task=sst2")
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr.splitlines()[-1].startswith("error: `data` must hold dev.tsv, or SST-2/")
