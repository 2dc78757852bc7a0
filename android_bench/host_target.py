# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Measures on this machine."""

from __future__ import annotations

import os
import pathlib
import sys
import tempfile

from android_bench.benchmark_config import BenchmarkConfig
from android_bench.benchmark_model_tool import (
    benchmark_model_arguments,
    is_benchmark_model,
    read_benchmark_model_output,
)
from android_bench.device_cores import big_core_mask
from android_bench.litert_library import litert_version
from android_bench.measure_natively import measure_natively
from android_bench.measurement import Measurement
from android_bench.model_inputs import model_inputs, write_inputs
from android_bench.native_build import build_host_runner, host_compiler
from android_bench.run_program import read_output, run_program
from android_bench.runner_job import RunnerJob, read_runner_output
from android_bench.target_report import TargetReport

_CPUFREQ = pathlib.Path("/sys/devices/system/cpu")


def measure_on_host(config: BenchmarkConfig) -> TargetReport:
    """Measures all models at all numbers of threads.

    Raises:
        BenchmarkError: if the runner cannot be built or fails.
        ValueError: if a file is no TFLite model with the inputs of a BERT.
    """
    if config.runner == "python" or (config.runner == "auto" and host_compiler() is None):
        if config.cores:
            raise ValueError("`cores` need the native runner, and that a C++ compiler.")
        # Imported late: it loads LiteRT into this process.
        from android_bench.python_runner import measure_in_python

        return _report(measure_in_python(config), "python interpreter", None)
    binary = pathlib.Path(config.runner)
    if config.runner in ("auto", "native"):
        binary = build_host_runner()
    with tempfile.TemporaryDirectory() as folder:
        return _measure_with(binary, config, pathlib.Path(folder))


def _measure_with(
    binary: pathlib.Path, config: BenchmarkConfig, folder: pathlib.Path
) -> TargetReport:
    mask = _mask(config)
    if is_benchmark_model(binary):
        rows = [
            _run_benchmark_model(binary, model, threads, mask, config)
            for threads in config.threads
            for model in config.models
        ]
        return _report(rows, "benchmark_model", mask)
    files = write_inputs(config, folder)

    def execute(job: RunnerJob) -> list[Measurement]:
        output = folder / "output.json"
        run_program([binary, *job.arguments(files, str(output))], config.timeout_s)
        return read_runner_output(read_output(output), job)

    return _report(measure_natively(config, mask, execute), "android_bench runner", mask)


def _mask(config: BenchmarkConfig) -> str | None:
    if config.cores != "big":
        return config.cores
    paths = _CPUFREQ.glob("cpu[0-9]*/cpufreq/cpuinfo_max_freq")
    frequencies = {int(path.parts[-3][3:]): int(path.read_text()) for path in paths}
    return big_core_mask(frequencies)


def _run_benchmark_model(
    binary: pathlib.Path,
    model: pathlib.Path,
    threads: int,
    mask: str | None,
    config: BenchmarkConfig,
) -> Measurement:
    inputs = model_inputs(model, config.vocabulary_size, config.seed)
    arguments = benchmark_model_arguments(str(model.absolute()), inputs, threads, config)
    prefix = ["taskset", mask] if mask else []
    printed = run_program([*prefix, binary.absolute(), *arguments], config.timeout_s)
    return read_benchmark_model_output(printed, model, threads, config)


def _report(rows: list[Measurement], tool: str, mask: str | None) -> TargetReport:
    if sys.platform == "linux":
        mask = mask or f"{sum(1 << core for core in os.sched_getaffinity(0)):x}"
    return TargetReport(
        measurements=rows, tool={"name": tool, "litert_version": litert_version()}, core_mask=mask
    )
