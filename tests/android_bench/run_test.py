# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of the program on this machine."""

import datetime
import hashlib
import json
import pathlib
import subprocess
import sys

import numpy as np
import pytest

REPOSITORY = pathlib.Path(__file__).parents[2]


def run(*arguments):
    command = [sys.executable, "-m", "android_bench.run", *arguments]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True)


def test_command_writes_all_figures_and_where_they_come_from(models, tmp_path, check_schema):
    result = run(
        *(f"--model={model}" for model in models),
        *("--threads=1,2", "--runs=7", "--warmup=1", f"--output={tmp_path / 'out'}"),
        "--runner=python",
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.count(".tflite") == 4
    files = {path.name for path in (tmp_path / "out").iterdir()}
    assert files == {"benchmark.json", "benchmark.md", "benchmark.png"}
    written = json.loads((tmp_path / "out" / "benchmark.json").read_text())
    check_schema(written)
    rows = written["results"]
    assert [(pathlib.Path(row["model"]).name, row["threads"]) for row in rows] == [
        *(("a.tflite", 1), ("b.tflite", 1)),
        *(("a.tflite", 2), ("b.tflite", 2)),
    ]
    for row in rows:
        assert len(row["samples_ms"]) == 7
        assert row["p50_ms"] == pytest.approx(np.median(row["samples_ms"]))
        assert row["p99_ms"] == pytest.approx(np.percentile(row["samples_ms"], 99))
        assert row["mean_ms"] == pytest.approx(np.mean(row["samples_ms"]))
        assert 0 < row["min_ms"] <= row["p50_ms"] <= row["max_ms"]
        assert row["init_ms"] > 0 and row["first_run_ms"] > 0
        content = pathlib.Path(row["model"]).read_bytes()
        assert row["model_bytes"] == len(content)
        assert row["model_sha256"] == hashlib.sha256(content).hexdigest()
    assert "--runner=python" in written["command"]
    source = written["provenance"]
    assert source["cpu"] and source["versions"]["ai-edge-litert"]
    assert datetime.datetime.fromisoformat(source["date"]).tzinfo is not None


def test_json_alone_needs_no_folder(models, tmp_path):
    output = tmp_path / "new" / "figures.json"
    result = run(f"--model={models[0]}", "--runs=1", "--runner=python", f"--output={output}")
    assert result.returncode == 0, result.stderr
    assert [path.name for path in output.parent.iterdir()] == ["figures.json"]


@pytest.mark.parametrize(
    "arguments, message",
    [
        (["--target=phone"], "`target` must be one of host, adb, emulated. Received: target='pho"),
        (["--target=host:1"], "`serial` must be a device's, of target adb"),
        (["--target=adb:"], "`serial` must be a device's"),
        (["--target=adb", "--runner=python"], "`runner` python is for target host"),
        (["--target=emulated", "--cores=big"], "`cores` are of a real machine"),
        (["--threads=0"], "`threads` must be 1 or more"),
        (["--threads=one"], "must be numbers like 1,2,4"),
        (["--runs=0"], "`num_runs` must be at least 1"),
        (["--cores=big.LITTLE"], '`cores` must be "big" or a hexadecimal mask like f0'),
        (["--cores=0"], "`cores` must be"),
        (["--target=emulated", "--threads=2"], "`threads` must be 1 on target emulated"),
        (["--target=emulated", "--core_types=x86"], "`core_types` must be of cortex-a53, "),
        (["--model=nowhere.tflite"], "No such file"),
        (["--model=README.md"], "must be TFLite files"),
        (["--signature=serving_64"], "`signature` must be one of ['serving_default'] of"),
        (["--output=README.md"], "`output` must be a folder, or a .json file in one"),
        (["--output=README.md/x.json"], "`output` must be a folder"),
        (["--runner=/nowhere/runner"], "/nowhere/runner cannot be run: No such file"),
    ],
)
def test_bad_input_is_one_sentence(models, arguments, message):
    if not any(argument.startswith("--model") for argument in arguments):
        arguments = [f"--model={models[0]}", *arguments]
    result = run(*arguments)
    assert result.returncode == 1
    assert message in result.stderr.splitlines()[-1]
    assert "Traceback" not in result.stderr


def test_android_bench_never_imports_the_library():
    for path in (REPOSITORY / "android_bench").rglob("*.py"):
        assert "import mobilebert_tf" not in path.read_text("utf-8")
        assert "from mobilebert_tf" not in path.read_text("utf-8")
