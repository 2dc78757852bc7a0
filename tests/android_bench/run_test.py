# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of the benchmark on this machine, through its command line."""

import datetime
import json
import pathlib
import subprocess
import sys

import numpy as np
import pytest

from android_bench.benchmark_config import BenchmarkConfig
from android_bench.host_target import measure_on_host
from android_bench.result import format_table, make_result, percentile, write_result
from android_bench.token_inputs import token_inputs, vocabulary_size_of
from tests.lite.tiny_model import tiny_classifier

REPOSITORY = pathlib.Path(__file__).parents[2]


@pytest.fixture
def models(tmp_path):
    paths = (tmp_path / "a.tflite", tmp_path / "b.tflite")
    for path, length in zip(paths, (6, 8), strict=True):
        path.write_bytes(tiny_classifier(sequence_length=length))
    return paths


def run(*arguments):
    command = [sys.executable, "-m", "android_bench.run", *arguments]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True)


def test_command_writes_all_figures_and_where_they_come_from(models, tmp_path):
    result = run(
        *(f"--model={model}" for model in models),
        *("--threads=1,2", "--runs=7", "--warmup=1", f"--output={tmp_path / 'out'}"),
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.count(".tflite") == 4
    written = json.loads((tmp_path / "out" / "benchmark.json").read_text())
    rows = written["results"]
    assert [(pathlib.Path(row["model"]).name, row["threads"]) for row in rows] == [
        *(("a.tflite", 1), ("b.tflite", 1)),
        *(("a.tflite", 2), ("b.tflite", 2)),
    ]
    for row in rows:
        assert len(row["samples_ms"]) == 7
        assert row["p50_ms"] == pytest.approx(np.median(row["samples_ms"]))
        assert row["p90_ms"] == pytest.approx(np.percentile(row["samples_ms"], 90))
        assert row["mean_ms"] == pytest.approx(np.mean(row["samples_ms"]))
        assert 0 < row["min_ms"] <= row["p50_ms"] <= row["max_ms"]
        assert row["init_ms"] > 0 and row["first_run_ms"] > 0
        assert row["model_bytes"] == pathlib.Path(row["model"]).stat().st_size
    source = written["provenance"]
    assert source["cpu"] and source["versions"]["ai-edge-litert"]
    assert datetime.datetime.fromisoformat(source["date"]).tzinfo is not None


def test_models_run_in_turns(models, monkeypatch):
    from android_bench import host_target

    order = []

    class FakeModel:
        init_ms = 1.0

        def __init__(self, path, num_threads, config):
            self.path = path

        def time_one_run(self):
            order.append(self.path.name[0])
            return float(len(order))

    monkeypatch.setattr(host_target, "HostModel", FakeModel)
    rows = measure_on_host(BenchmarkConfig(models=models, num_runs=2, num_warmup_runs=1))
    assert order == ["a", "b"] * 4
    # First run 1 and 2, warm-up 3 and 4, then the samples.
    assert [row["first_run_ms"] for row in rows] == [1, 2]
    assert [row["samples_ms"] for row in rows] == [[5, 7], [6, 8]]


@pytest.mark.parametrize(
    "arguments, message",
    [
        (["--target=adb"], "`target` must be one of host. Received: target='adb'"),
        (["--target=emulated"], "`target` must be one of host"),
        (["--threads=0"], "`threads` must be 1 or more"),
        (["--threads=one"], "must be numbers like 1,2,4"),
        (["--runs=0"], "`num_runs` must be at least 1"),
        (["--model=nowhere.tflite"], "No such file"),
        (["--model=README.md"], "must be TFLite files"),
    ],
)
def test_bad_input_is_one_sentence(models, arguments, message):
    if not any(argument.startswith("--model") for argument in arguments):
        arguments = [f"--model={models[0]}", *arguments]
    result = run(*arguments)
    assert result.returncode == 1
    assert message in result.stderr.splitlines()[-1]
    assert "Traceback" not in result.stderr


def test_no_model_is_an_error():
    with pytest.raises(ValueError, match="must name a"):
        BenchmarkConfig(models=())


def test_the_same_model_twice_is_an_error(models):
    with pytest.raises(ValueError, match="must differ"):
        BenchmarkConfig(models=(models[0], models[0]))


def test_token_inputs_are_valid():
    details = {
        "input_ids": {"shape": np.array([1, 64]), "dtype": np.int32},
        "attention_mask": {"shape": np.array([1, 64]), "dtype": np.float32},
        "token_type_ids": {"shape": np.array([1, 64]), "dtype": np.int32},
    }
    inputs = token_inputs(details, vocabulary_size=10, seed=1)
    ids = inputs["input_ids"]
    assert ids.shape == (1, 64) and ids.dtype == np.int32
    assert ids.min() >= 0 and ids.max() == 9 and len(np.unique(ids)) == 10
    np.testing.assert_array_equal(inputs["attention_mask"], np.ones((1, 64), np.float32))
    np.testing.assert_array_equal(inputs["token_type_ids"], np.zeros((1, 64), np.int32))


def test_unknown_input_is_an_error():
    with pytest.raises(ValueError, match="Received: 'image'"):
        token_inputs({"image": {"shape": (1, 2), "dtype": np.float32}}, 10, 0)


def test_vocabulary_size_is_that_of_the_table():
    assert vocabulary_size_of(tiny_classifier(num_tokens=23)) == 23


def test_percentile_by_hand():
    assert percentile([4.0, 1.0, 3.0, 2.0], 50) == 2.5
    assert percentile([4.0, 1.0, 3.0, 2.0], 90) == pytest.approx(3.7)
    assert percentile([5.0], 90) == 5.0


def test_failed_write_leaves_nothing(models, tmp_path, monkeypatch):
    config = BenchmarkConfig(models=models[:1], num_runs=1, num_warmup_runs=0)
    row = {"model": str(models[0]), "threads": 1, "init_ms": 1, "first_run_ms": 1}
    result = make_result(config, [row | {"samples_ms": [2.0]}])
    assert "| 2.00 | 2.00 | 2.00 | 2.00 | 2.00 |" in format_table(result)

    def full(*_):
        raise OSError("No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(OSError, match="No space"):
        write_result(result, tmp_path / "new" / "result.json")
    assert list((tmp_path / "new").iterdir()) == []


def test_never_imports_the_library():
    for path in (REPOSITORY / "android_bench").glob("*.py"):
        assert "mobilebert_tf" not in path.read_text("utf-8").partition('"""')[2]
