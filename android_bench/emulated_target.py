# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Counts the ARM64 instructions of an inference, without a phone.

The runner for ARM64 runs in qemu's user-mode emulator with a plugin that counts and a
clock that shows the count. The figures are exact and the same on every run and every
machine. They are no times: caches, memory, and how many instructions a core does at
once are not in them.
"""

from __future__ import annotations

import dataclasses
import pathlib
import platform
import shutil
import subprocess
import sys
import tempfile

from android_bench.benchmark_config import BenchmarkConfig
from android_bench.core_types import CORE_TYPES
from android_bench.errors import BenchmarkError
from android_bench.litert_library import litert_version
from android_bench.measurement import Measurement
from android_bench.model_inputs import write_inputs
from android_bench.native_build import ARM_SYSROOT, build_arm_runner, build_emulator_parts
from android_bench.phone_root import make_phone_root
from android_bench.run_program import read_output, run_program
from android_bench.runner_job import RunnerJob, read_runner_output
from android_bench.target_report import TargetReport

# The clock shows a microsecond for each instruction.
_INSTRUCTIONS_PER_MILLISECOND = 1000
_EMULATOR = "qemu-aarch64"


def measure_emulated(config: BenchmarkConfig) -> TargetReport:
    """Counts instructions of all models on all kinds of cores, with one thread.

    One inference is counted, the second: a count does not vary, so `num_runs` and
    `num_warmup_runs` mean nothing here.

    Raises:
        BenchmarkError: if a tool is missing or the runner fails.
        ValueError: if a file is no TFLite model with the inputs of a BERT.
    """
    emulator = _find_emulator()
    runner = build_arm_runner() if config.runner in ("auto", "native") else config.runner
    plugin, clock = build_emulator_parts()
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        files = write_inputs(config, folder)
        for core_name in config.core_types:
            core_type = CORE_TYPES[core_name]
            root = make_phone_root(folder / core_name, core_type, ARM_SYSROOT)
            prefix = [emulator, "-cpu", core_type.qemu_cpu, "-L", root]
            prefix += ["-E", f"LD_PRELOAD={clock}", "-plugin", plugin, runner]
            for model in config.models:
                print(f"counting {model.name} on {core_name}", file=sys.stderr)
                rows.append(_count(prefix, model, core_name, files, folder, config))
    return TargetReport(measurements=rows, tool=_tool(emulator))


def _find_emulator() -> str:
    emulator = shutil.which(_EMULATOR)
    if emulator is None:
        raise BenchmarkError(
            f"target emulated needs {_EMULATOR}. "
            "Install it: apt-get install qemu-user g++-aarch64-linux-gnu."
        )
    if platform.machine() not in ("x86_64", "AMD64"):
        raise BenchmarkError(f"target emulated is for x86-64. Received: {platform.machine()}")
    return emulator


def _count(
    prefix: list,
    model: pathlib.Path,
    core_name: str,
    files: dict[pathlib.Path, tuple[str, str]],
    folder: pathlib.Path,
    config: BenchmarkConfig,
) -> Measurement:
    """Counts without and with LiteRT's profiler, whose own instructions are many."""
    output = folder / "output.json"
    plain, profiled = (
        _run(prefix, _job(model, config, profile), files, output, config.timeout_s)
        for profile in (False, True)
    )
    return dataclasses.replace(
        plain,
        core_type=core_name,
        init=_instructions(plain.init),
        first_run=_instructions(plain.first_run),
        warmup=[_instructions(value) for value in plain.warmup],
        samples=[_instructions(value) for value in plain.samples],
        peak_memory_bytes=None,  # would be the emulator's
        operators=profiled.operators,
    )


def _job(model: pathlib.Path, config: BenchmarkConfig, profile: bool) -> RunnerJob:
    return RunnerJob(
        models=(model,),
        threads=1,
        num_runs=1,
        num_warmup_runs=0,
        signature=config.signature,
        profile=profile,
    )


def _run(
    prefix: list,
    job: RunnerJob,
    files: dict[pathlib.Path, tuple[str, str]],
    output: pathlib.Path,
    timeout_s: float,
) -> Measurement:
    run_program([*prefix, *job.arguments(files, str(output))], timeout_s)
    return read_runner_output(read_output(output), job)[0]


def _instructions(milliseconds: float) -> int:
    return round(milliseconds * _INSTRUCTIONS_PER_MILLISECOND)


def _tool(emulator: str) -> dict[str, str]:
    version = subprocess.run([emulator, "--version"], capture_output=True, text=True).stdout
    c_library = sorted(path.name for path in ARM_SYSROOT.glob("libc.so.6"))
    return {
        "name": "android_bench runner in qemu",
        "litert_version": litert_version(),
        "qemu_version": version.splitlines()[0] if version else "unknown",
        "c_library": _c_library_version() if c_library else "unknown",
    }


def _c_library_version() -> str:
    content = (ARM_SYSROOT / "libc.so.6").read_bytes()
    start = content.find(b"GNU C Library ")
    return content[start : content.find(b"\n", start)].decode(errors="replace") if start > 0 else ""
