# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of a result and its files."""

import pytest

from android_bench.benchmark_config import BenchmarkConfig
from android_bench.markdown_table import markdown_table
from android_bench.measurement import Measurement
from android_bench.result import make_result, write_result
from android_bench.target_report import TargetReport

OPERATORS = [
    {"operator": "GEMM", "node": "0", "calls": 1.0, "milliseconds": 1.2},
    {"operator": "ADD", "node": "1", "calls": 2.0, "milliseconds": 0.4},
    {"operator": "GEMM", "node": "2", "calls": 1.0, "milliseconds": 0.4},
]


def result_of(models, warnings=(), target="host", **figures):
    measurement = Measurement(
        model=models[0],
        threads=1,
        warmup=[],
        operators=OPERATORS,
        **({"init": 9.0, "first_run": 4.0, "samples": [2.0, 3.0]} | figures),
    )
    tool = {"name": "test", "litert_version": "2"}
    report = TargetReport(measurements=[measurement], tool=tool, warnings=warnings)
    return make_result(BenchmarkConfig(models=models[:1], target=target), report)


def test_table_has_the_figures_and_what_costs_most(models, check_schema):
    result = result_of(models, warnings=("It was hot.",), peak_memory_bytes=12_340_000)
    check_schema(result)
    table = markdown_table(result)
    assert "| 1 | 2.50 | 2.90 | 2.99 | 2.50 | 2.00 | 3.00 | 9.00 | 4.00 | 12.3 |" in table
    assert table.index("GEMM | 2 | 80.0% |") < table.index("ADD | 2 | 20.0% |")
    assert table.endswith("Warning: It was hot.")


def test_counts_are_whole_numbers(models, check_schema):
    figures = {"init": 7, "first_run": 6, "samples": [5_000_001], "core_type": "i8mm"}
    result = result_of(models, target="emulated", **figures)
    check_schema(result)
    (row,) = result["results"]
    assert row["instructions"] == 5_000_001
    assert [operator["instructions"] for operator in row["operators"]] == [1200, 400, 400]
    assert "| i8mm | 5.000 | 0.000 | 0.000 |" in markdown_table(result)


def test_a_tool_without_samples_gives_its_own_statistics(models, check_schema):
    result = result_of(models, samples=[], summary={"mean": 2.0, "min": 1.0, "max": 3.0})
    check_schema(result)
    assert result["results"][0]["p50_ms"] is None
    assert "| – | – | – | 2.00 | 1.00 | 3.00 |" in markdown_table(result)


def test_failed_write_leaves_nothing(models, tmp_path, monkeypatch):
    def full(*_):
        raise OSError("No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(OSError, match="No space"):
        write_result(result_of(models), tmp_path / "new" / "result.json")
    assert list((tmp_path / "new").iterdir()) == []
