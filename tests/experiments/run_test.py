# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The program that reproduces tables."""

import json
import subprocess
import sys


def _run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "experiments.run", *arguments], capture_output=True, text=True
    )


def test_leaves_a_record(tmp_path):
    (tmp_path / "text.txt").write_text("A line.\n")
    text = str(tmp_path / "text.txt")
    done = _run("table_1", "--scale=smoke", f"--workdir={tmp_path / 'work'}", f"--text={text}")
    assert done.returncode == 0, done.stderr
    record = json.loads((tmp_path / "work" / "record.json").read_text())
    assert record["experiment"] == "table_1"
    assert record["report"]["bert_base"]["parameters"] > 108e6
    assert len(record["data_sha256"]["text.txt"]) == 64
    assert record["command"].startswith("python -m experiments.run table_1 --scale=smoke")


def test_lists_and_prints_the_papers_commands():
    assert "table_8" in _run("--list").stdout
    done = _run("table_8", "--scale=paper")
    assert done.returncode == 0, done.stderr
    assert "--config=joint" in done.stdout


def test_says_what_is_wrong_in_one_sentence(tmp_path):
    (tmp_path / "file").touch()
    for arguments, message in (
        (("table_1", f"--workdir={tmp_path}/file"), "`workdir` must be where a folder can"),
        (("table_8", f"--workdir={tmp_path}/file/new"), f"{tmp_path}/file is none"),
        (("table_88", f"--workdir={tmp_path}"), "Did you mean 'table_8'?"),
        (("table_1",), "--workdir must be given."),
        (("table_1", f"--workdir={tmp_path}", "--seeds=0"), "`seeds` must be at least 1"),
    ):
        done = _run(*arguments)
        assert done.returncode == 1
        assert message in done.stderr.strip().splitlines()[-1]
