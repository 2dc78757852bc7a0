# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Which files of an earlier start are taken for those of this one."""

import json
import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).parents[3]
# In a process of its own, for a program's flags must not meet another's here.
_ASK = """
import json, pathlib, sys
from experiments.benchmarks import export_costs

path, *made_by = sys.argv[1:]
print(json.dumps([export_costs._is_of(pathlib.Path(path), json.loads(each)) for each in made_by]))
"""
MADE_BY = {"commit": "a", "dirty": False, "versions": {"keras": "3"}, "date": "today"}


def is_of(path, *made_by):
    command = [sys.executable, "-c", _ASK, str(path), *map(json.dumps, made_by)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "model.tflite"
    path.write_text("a file")
    path.with_name("model.tflite.json").write_text(json.dumps({"provenance": MADE_BY}))
    return path


def test_files_of_the_same_commit_are_kept(path):
    """Those of any code were, so that a record could name a commit that made none of them."""
    others = {"commit": "b"}, {"dirty": True}, {"versions": {"keras": "4"}}
    same = MADE_BY | {"date": "tomorrow"}
    outside_a_clone = {"versions": MADE_BY["versions"]}
    found = is_of(path, same, *(MADE_BY | other for other in others), outside_a_clone)
    assert found == [True, False, False, False, False]


def test_a_file_or_a_report_alone_is_not(path):
    """A report without its file ended in a FileNotFoundError."""
    report = path.with_name("model.tflite.json")
    report.write_text("{}")
    assert is_of(path, MADE_BY) == [False]
    report.unlink()
    assert is_of(path, MADE_BY) == [False]
    report.write_text(json.dumps({"provenance": MADE_BY}))
    path.unlink()
    assert is_of(path, MADE_BY) == [False]
