# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The whole flow on a toy language, killed in the middle and continued."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from tests.architecture.source_tree import REPOSITORY

COMMAND = [sys.executable, "-m", "experiments.quickstart", "--smoke", "--compare"]


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A work directory whose run was killed while the teacher was trained, then finished."""
    directory = tmp_path_factory.mktemp("quickstart") / "run"
    command = [*COMMAND, f"--workdir={directory}"]
    first = subprocess.Popen(
        command, cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(directory / "teacher" / "metrics.jsonl", first)
    finally:
        first.send_signal(signal.SIGKILL)
        first.wait()
    before = json.loads((directory / "state.json").read_text())
    second = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True)
    assert second.returncode == 0, second.stderr[-3000:]
    return directory, before, second.stdout


def _wait_for(path, process):
    while not path.exists():
        assert process.poll() is None, "it ended before it could be killed"
        time.sleep(0.01)


@pytest.mark.slow
def test_continues_after_a_kill_without_repeating_finished_stages(finished):
    directory, before, output = finished
    assert list(before["stages"]) == ["text", "vocabulary", "examples"]
    after = json.loads((directory / "state.json").read_text())
    for stage, outcome in before["stages"].items():
        assert after["stages"][stage] == outcome
    assert output.count("(finished before)") == 3


@pytest.mark.slow
def test_leaves_what_the_readme_promises(finished):
    directory, _, output = finished
    names = {path.name for path in directory.iterdir()}
    promised = "report.md report.json losses.png preset model_float32.tflite model_int8.tflite"
    assert set(promised.split()) <= names
    assert not [name for name in names if "tmp" in name or "partial" in name]
    assert (directory / "report.md").read_text() in output
    assert (directory / "losses.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.slow
def test_report_is_consistent_with_the_files(finished):
    directory, _, _ = finished
    report = json.loads((directory / "report.json").read_text())
    for name in ("float32", "int8"):
        size = os.path.getsize(directory / f"model_{name}.tflite")
        assert report["files"][f"{name}_bytes"] == size
        assert {"threads_1", "threads_2", "threads_4"} == set(report["latency_ms"][name])
    assert report["parity"]["float32"]["relative"] < 1e-4
    assert report["task"]["float32_accuracy"] == report["task"]["keras_accuracy"]
    assert set(report["masked_lm"]) == {"teacher_accuracy", "student_accuracy", "bare_accuracy"}
    # The topic's own words give the class away: nearly all of it can be learnt.
    assert report["task"]["int8_accuracy"] > report["task"]["majority_accuracy"] + 0.25


@pytest.mark.slow
def test_the_file_alone_answers(finished):
    directory, _, _ = finished
    program = (
        "import runpy, sys; sys.argv[0] = 'predict';"
        "import atexit; atexit.register(lambda: print('tensorflow' in sys.modules));"
        "runpy.run_module('export.predict', run_name='__main__')"
    )
    result = subprocess.run(
        [sys.executable, "-c", program, directory / "model_int8.tflite", "The small cook tastes."],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr
    *scores, imported_tensorflow = result.stdout.split("\n")[:-1]
    assert sorted(line.split()[1] for line in scores) == ["garden", "harbour", "kitchen"]
    assert sum(float(line.split()[0]) for line in scores) == pytest.approx(1.0, abs=2e-4)
    assert imported_tensorflow == "False"
