# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of measuring on this machine with the native runner."""

import pytest

from android_bench.benchmark_config import BenchmarkConfig
from android_bench.device_cores import big_core_mask
from android_bench.errors import BenchmarkError
from android_bench.host_target import measure_on_host
from android_bench.native_build import host_compiler
from android_bench.result import make_result

needs_compiler = pytest.mark.skipif(host_compiler() is None, reason="needs a C++ compiler")


def script(path, text):
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return str(path)


@needs_compiler
def test_native_runner_gives_memory_and_operators(models, check_schema):
    config = BenchmarkConfig(models=models, runner="native", num_runs=3, num_warmup_runs=1)
    result = make_result(config, measure_on_host(config))
    check_schema(result)
    assert result["tool"]["name"] == "android_bench runner"
    for row in result["results"]:
        assert len(row["samples_ms"]) == 3 and len(row["warmup_ms"]) == 1
        assert row["init_ms"] > 0 and row["first_run_ms"] > 0
        # More than the model, less than the profiler alone would take.
        assert 1_000_000 < row["peak_memory_bytes"] < 50_000_000
        kinds = {operator["operator"] for operator in row["operators"]}
        assert {"GATHER", "Fully Connected (NC, F32) GEMM"} <= kinds
        (output,) = row["outputs"]
        assert output["name"] == "probability"
        assert output["sum"] == pytest.approx(1, abs=1e-6)


@needs_compiler
def test_without_a_compiler_python_measures(models, monkeypatch):
    monkeypatch.setenv("CXX", "no-such-compiler")
    report = measure_on_host(BenchmarkConfig(models=models, num_runs=1, num_warmup_runs=0))
    assert report.tool["name"] == "python interpreter"
    assert "without memory and operators, as there is no C++ compiler" in report.warnings[0]


@pytest.mark.parametrize(
    "text, message",
    [
        ("echo 'INFO: hello'; echo boom >&2; exit 3", "ended with status 3; its last words: boom"),
        ("kill -SEGV $$", "ended with signal 11; its last words: nothing"),
        (
            'for a; do case $a in --output=*) echo rubbish > "${a#*=}";; esac; done',
            "begins: 'rubbish",
        ),
    ],
)
def test_a_runner_that_fails_is_one_sentence(models, tmp_path, text, message):
    runner = script(tmp_path / "runner", text)
    with pytest.raises(BenchmarkError, match=message):
        measure_on_host(BenchmarkConfig(models=models, runner=runner))


def test_a_runner_that_takes_too_long_is_one_sentence(models, tmp_path):
    runner = script(tmp_path / "runner", "exec sleep 600")
    with pytest.raises(BenchmarkError, match="took more than 1 s"):
        measure_on_host(BenchmarkConfig(models=models, runner=runner, timeout_s=1))


def test_a_runner_that_writes_nothing_is_one_sentence(models, tmp_path):
    runner = script(tmp_path / "runner", "exit 0")
    with pytest.raises(BenchmarkError, match="wrote no output"):
        measure_on_host(BenchmarkConfig(models=models, runner=runner))


def test_big_cores_are_all_but_the_slowest():
    pixel_4 = dict.fromkeys(range(4), 1_785_600) | dict.fromkeys((4, 5, 6), 2_419_200)
    assert big_core_mask(pixel_4 | {7: 2_841_600}) == "f0"
    pixel_8 = dict.fromkeys(range(4), 1_704_000) | dict.fromkeys(range(4, 8), 2_367_000)
    assert big_core_mask(pixel_8 | {8: 2_914_000}) == "1f0"
    assert big_core_mask({0: 1, 1: 1}) == "3"
    with pytest.raises(BenchmarkError, match="name the cores"):
        big_core_mask({})
