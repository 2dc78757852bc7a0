# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of counting ARM64 instructions without a phone."""

import dataclasses

import pytest

from android_bench.benchmark_config import BenchmarkConfig
from android_bench.core_types import CORE_TYPES
from android_bench.emulated_target import measure_emulated
from android_bench.errors import BenchmarkError
from android_bench.host_target import measure_on_host
from android_bench.phone_root import make_phone_root
from android_bench.result import make_result
from tests.android_bench.arm_tools import require_arm_tools


@pytest.fixture(scope="module")
def config(models):
    require_arm_tools()
    return BenchmarkConfig(models=models, target="emulated", core_types=tuple(CORE_TYPES))


@pytest.fixture(scope="module")
def report(config):
    return measure_emulated(config)


def test_the_same_command_twice_counts_the_same(config, report):
    again = dataclasses.replace(config, core_types=("cortex-a53",))
    assert measure_emulated(again).measurements == report.measurements[:2]


def test_result_has_totals_and_operators_of_every_kind_of_core(config, report, check_schema):
    result = make_result(config, report)
    check_schema(result)
    assert [row["core_type"] for row in result["results"][::2]] == list(CORE_TYPES)
    for row in result["results"]:
        counted = sum(operator["instructions"] for operator in row["operators"])
        # Toys spend most between the operators; a dense layer cannot be free though.
        assert 2000 < counted < row["instructions"] < row["first_run_instructions"]
    assert "qemu" in result["tool"]["qemu_version"]
    assert result["tool"]["c_library"].startswith("GNU C Library")


def test_a_longer_input_costs_more(report):
    short, long = report.measurements[:2]
    assert long.samples > short.samples


def test_every_kind_of_core_computes_what_the_host_computes(config, report):
    host = {
        row.model: row.outputs[0]["sum_of_squares"]
        for row in measure_on_host(BenchmarkConfig(models=config.models)).measurements
    }
    for row in report.measurements:
        assert row.outputs[0]["sum_of_squares"] == pytest.approx(host[row.model], rel=1e-5)


def test_without_the_emulator_the_error_says_what_to_install(models, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BenchmarkError, match=r"apt-get install qemu-user g\+\+-aarch64"):
        measure_emulated(BenchmarkConfig(models=models, target="emulated"))


def test_phone_root_describes_four_cores_of_a_kind(tmp_path):
    root = make_phone_root(tmp_path / "root", CORE_TYPES["cortex-a53"], tmp_path)
    cpuinfo = (root / "proc/cpuinfo").read_text()
    assert cpuinfo.count("CPU part\t: 0xd03\n") == 4
    assert "asimddp" not in cpuinfo
    assert (root / "sys/devices/system/cpu/possible").read_text() == "0-3\n"
    assert (root / "sys/devices/system/cpu/cpu3/cache/index3/level").read_text() == "3\n"
    assert (root / "lib").resolve() == tmp_path
