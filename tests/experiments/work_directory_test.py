# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A work directory remembers what is finished and refuses what is not its own."""

import dataclasses
import json

import pytest

from experiments.work_directory import STATE, WorkDirectory


@dataclasses.dataclass(frozen=True)
class Config:
    text: str = "a.txt"
    compare: bool = False


def open_directory(path, **fields):
    return WorkDirectory(path, Config(**fields), extendable=("compare",))


def test_runs_a_stage_once_and_remembers_its_result(tmp_path):
    calls = []
    for _ in range(2):
        work = open_directory(tmp_path / "run")
        result = work.run("vocabulary", lambda: calls.append(1) or {"size": 7})
        assert result == {"size": 7}
    assert len(calls) == 1
    assert list(work.seconds()) == ["vocabulary"]


def test_a_stage_that_fails_is_run_again(tmp_path):
    work = open_directory(tmp_path / "run")
    with pytest.raises(OSError):
        work.run("export", lambda: (_ for _ in ()).throw(OSError("disk full")))
    assert not open_directory(tmp_path / "run").is_finished("export")


def test_refuses_the_directory_of_another_run_naming_what_differs(tmp_path):
    open_directory(tmp_path / "run").run("vocabulary", dict)
    with pytest.raises(ValueError, match=r"text was 'a.txt'. Received: text='b.txt'"):
        open_directory(tmp_path / "run", text="b.txt")


def test_a_run_that_finished_nothing_may_be_given_other_input(tmp_path):
    open_directory(tmp_path / "run")
    work = open_directory(tmp_path / "run", text="b.txt")
    work.run("vocabulary", dict)
    state = json.loads((tmp_path / "run" / STATE).read_text())
    assert state["config"]["text"] == "b.txt"


def test_a_comparison_can_be_added_to_a_run(tmp_path):
    open_directory(tmp_path / "run").run("teacher", dict)
    assert open_directory(tmp_path / "run", compare=True).is_finished("teacher")


def test_leaves_somebody_elses_directory_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(ValueError, match="must be new, empty or of an earlier run"):
        open_directory(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_full_disk_leaves_the_last_state_valid(tmp_path, monkeypatch):
    work = open_directory(tmp_path / "run")
    work.run("text", lambda: {"documents": 3})

    def full(self, *arguments, **options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_text", full)
    with pytest.raises(OSError, match="No space left"):
        work.run("vocabulary", dict)
    state = json.loads((tmp_path / "run" / STATE).read_text())
    assert list(state["stages"]) == ["text"]


def test_fresh_clears_what_an_interrupted_stage_left(tmp_path):
    work = open_directory(tmp_path / "run")
    (work / "examples").mkdir()
    (work / "examples" / "half").touch()
    assert not work.fresh("examples").exists()
