# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Stages run side by side, and a failure loses none that is finished."""

import dataclasses
import functools
import os
import signal
import subprocess
import sys
import time

import pytest

from experiments.run_stages import run_stages
from experiments.work_directory import WorkDirectory


@dataclasses.dataclass(frozen=True)
class Config:
    """Nothing to configure."""


def describe(name: str) -> dict:
    print(f"{name} speaks", flush=True)
    return {
        "name": name,
        "process": os.getpid(),
        "threads": os.environ.get("TF_NUM_INTRAOP_THREADS"),
    }


def meet(directory, name: str, others: int) -> dict:
    """Returns once as many stages are running at the same time."""
    (directory / f"{name}.here").touch()
    end = time.monotonic() + 300
    while len(list(directory.glob("*.here"))) < others:
        if time.monotonic() > end:
            raise TimeoutError("nobody else came")
        time.sleep(0.02)
    return {"name": name}


def fail() -> dict:
    raise OSError("disk full")


def open_directory(path):
    return WorkDirectory(path, Config())


def test_one_worker_runs_stages_here_in_their_order(tmp_path):
    work = open_directory(tmp_path / "run")
    results = run_stages(work, {name: functools.partial(describe, name) for name in "ab"})
    assert [result["name"] for result in results.values()] == ["a", "b"]
    assert {result["process"] for result in results.values()} == {os.getpid()}


def test_two_workers_run_two_stages_at_a_time(tmp_path):
    work = open_directory(tmp_path / "run")
    stages = {name: functools.partial(meet, tmp_path, name, 2) for name in "ab"}
    assert run_stages(work, stages, workers=2) == {"a": {"name": "a"}, "b": {"name": "b"}}
    assert set(open_directory(tmp_path / "run").seconds()) == {"a", "b"}


def test_each_stage_has_its_share_of_the_cores_and_its_own_log(tmp_path):
    work = open_directory(tmp_path / "run")
    stages = {name: functools.partial(describe, name) for name in "ab"}
    results = run_stages(work, stages, workers=2)
    assert results["a"]["process"] != results["b"]["process"]
    assert {result["threads"] for result in results.values()} == {str(max(os.cpu_count() // 2, 1))}
    assert [(work / f"{name}.log").read_text() for name in "ab"] == ["a speaks\n", "b speaks\n"]


def test_finished_stages_are_not_run_again(tmp_path):
    work = open_directory(tmp_path / "run")
    work.run("a", lambda: {"name": "from before"})
    stages = {"a": fail, "b": functools.partial(describe, "b")}
    assert run_stages(work, stages, workers=2)["a"] == {"name": "from before"}


def test_a_failure_is_raised_and_what_ran_beside_it_is_kept(tmp_path):
    work = open_directory(tmp_path / "run")
    stages = {
        "a": functools.partial(meet, tmp_path, "a", 1),
        "b": fail,
    }
    with pytest.raises(OSError, match="disk full"):
        run_stages(work, stages, workers=2)
    assert set(open_directory(tmp_path / "run").seconds()) == {"a"}


def test_refuses_no_workers(tmp_path):
    with pytest.raises(ValueError, match="Received: workers=0"):
        run_stages(open_directory(tmp_path / "run"), {}, workers=0)


_PROGRAM = """
import functools, pathlib, sys
sys.path.insert(0, {tests!r})
import run_stages_test as t

if __name__ == "__main__":
    directory = pathlib.Path({directory!r})
    stages = {{name: functools.partial(t.meet, directory, name, 4) for name in "ab"}}
    t.run_stages(t.open_directory(directory / "run"), stages, workers=2)
"""


def test_a_killed_run_leaves_no_process_behind(tmp_path):
    program = tmp_path / "program.py"
    program.write_text(
        _PROGRAM.format(tests=os.path.dirname(__file__), directory=str(tmp_path)), encoding="utf-8"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    children = []
    process = subprocess.Popen([sys.executable, str(program)], env=environment)
    try:
        meet(tmp_path, "us", 3)  # Both stages are running now; they wait for a fourth.
        children = _children(process.pid)
        assert len(children) >= 2
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    end = time.monotonic() + 120  # Less than a stage waits.
    while any(map(_runs, children)):
        assert time.monotonic() < end, "a worker outlived its parent"
        time.sleep(0.05)


def _runs(process: int) -> bool:
    """Whether it has not ended; nobody may have waited for it yet, where nobody ever does."""
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def _children(parent: int) -> list[int]:
    path = f"/proc/{parent}/task/{parent}/children"
    with open(path, encoding="utf-8") as file:
        return [int(child) for child in file.read().split()]
