# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Measures on this machine."""

from __future__ import annotations

import os
import pathlib
import tempfile

from android_bench.benchmark_config import BenchmarkConfig
from android_bench.benchmark_model_tool import (
    benchmark_model_arguments,
    is_benchmark_model,
    not_in_turns,
    read_benchmark_model_output,
)
from android_bench.device_cores import big_core_mask
from android_bench.errors import BenchmarkError
from android_bench.litert_library import litert_version
from android_bench.measure_natively import measure_natively
from android_bench.measurement import Measurement
from android_bench.model_inputs import model_inputs, write_inputs
from android_bench.native_build import build_host_runner
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
    binary, reason = _find_binary(config)
    if binary is None:
        for field in ("cores", "signature"):
            if getattr(config, field):
                raise ValueError(f"`{field}` needs the native runner, and that a C++ compiler.")
        # Imported late: it loads LiteRT into this process.
        from android_bench.python_runner import measure_in_python

        rows = measure_in_python(config)
        return _report(rows, "python interpreter", litert_version(), warnings=reason)
    with tempfile.TemporaryDirectory() as folder:
        return _measure_with(binary, config, pathlib.Path(folder))


def _find_binary(config: BenchmarkConfig) -> tuple[pathlib.Path | None, tuple[str, ...]]:
    """The runner, or None to measure in Python, and what to say about that."""
    if config.runner == "python":
        return None, ()
    if config.runner not in ("auto", "native"):
        return pathlib.Path(config.runner), ()
    try:
        return build_host_runner(), ()
    except BenchmarkError as error:
        if config.runner == "native":
            raise
        return None, (f"Measured in Python, without memory and operators, as {error}",)


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
        return _report(rows, "benchmark_model", "unknown", mask, not_in_turns(config))
    files = write_inputs(config, folder)

    def execute(job: RunnerJob) -> list[Measurement]:
        output = folder / "output.json"
        run_program([binary, *job.arguments(files, str(output))], config.timeout_s)
        return read_runner_output(read_output(output), job)

    own = config.runner in ("auto", "native")
    rows = measure_natively(config, mask, execute)
    return _report(rows, "android_bench runner", litert_version() if own else "unknown", mask)


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
    inputs = model_inputs(model, config)
    arguments = benchmark_model_arguments(str(model.absolute()), inputs, threads, config)
    prefix = ["taskset", mask] if mask else []
    printed = run_program([*prefix, binary.absolute(), *arguments], config.timeout_s)
    return read_benchmark_model_output(printed, model, threads, config)


def _report(
    rows: list[Measurement],
    tool: str,
    version: str,
    mask: str | None = None,
    warnings: tuple[str, ...] = (),
) -> TargetReport:
    if mask is None and hasattr(os, "sched_getaffinity"):
        mask = f"{sum(1 << core for core in os.sched_getaffinity(0)):x}"
    tools = {"name": tool, "litert_version": version}
    return TargetReport(measurements=rows, tool=tools, core_mask=mask, warnings=warnings)
