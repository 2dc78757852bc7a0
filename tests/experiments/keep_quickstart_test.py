# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Quickstarts of several seeds become one row with its spread."""

import copy
import json

import pytest

from experiments.keep_quickstart import keep_quickstart
from experiments.quickstart_table import quickstart_table

REPORT = {
    "config": {"text": None, "labels": None, "test_labels": None, "compare": True, "seed": 0},
    "task": {f"{name}_accuracy": 0.5 for name in ("majority", "keras", "float32", "int8")},
    "masked_lm": {"teacher_accuracy": 0.25, "student_accuracy": 0.24},
    "files": {"int8_bytes": 1_000_000},
    "seconds": {"total": 600.0},
    "provenance": {"dirty": False},
}


def _work(folder, keras_accuracy=0.5, dirty=False, **config):
    report = copy.deepcopy(REPORT)
    report["config"] |= config
    report["task"]["keras_accuracy"] = keras_accuracy
    report["provenance"]["dirty"] = dirty
    folder.mkdir()
    (folder / "report.json").write_text(json.dumps(report))
    return folder


def test_the_row_has_the_first_run_and_the_spread_of_all(tmp_path):
    works = [
        _work(tmp_path / f"seed_{seed}", keras, seed=seed)
        for seed, keras in enumerate((0.5, 0.625, 0.4))
    ]
    record = json.loads(keep_quickstart("a", "my text", works, tmp_path).read_text())
    assert record["command"] == "make quickstart COMPARE=1"
    assert len(record["other_seeds"]) == 2
    table = quickstart_table({"quickstart_a.json": record})
    row = "| my text | 50.0 % | 50.0 % (40.0 to 62.5) | 50.0 % | 50.0 % | 1.00 "
    assert row + "| 25.0 % / 24.0 % / – | 10.0 |" in table


def test_the_command_names_what_was_given_without_folders(tmp_path):
    own = {"text": "/home/me/a b.txt", "labels": "/home/me/train.tsv", "compare": False}
    work = _work(tmp_path / "work", seed=2, **own)
    record = json.loads(keep_quickstart("a", "my text", [work], tmp_path).read_text())
    assert record["command"] == "make quickstart TEXT='a b.txt' LABELS=train.tsv ARGS=--seed=2"


def test_runs_that_do_not_belong_together_are_refused(tmp_path):
    first = _work(tmp_path / "first")
    for other, message in {
        _work(tmp_path / "other", seed=1, compare=False): "nothing but its seed",
        _work(tmp_path / "again"): r"seeds=\[0, 0\]",
        _work(tmp_path / "dirty", seed=1, dirty=True): "clean commit",
        tmp_path / "nowhere": r"there is no .*report\.json",
    }.items():
        with pytest.raises(ValueError, match=message):
            keep_quickstart("a", "my text", [first, other], tmp_path)
    assert not list(tmp_path.glob("quickstart_*"))
