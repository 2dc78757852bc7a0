# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Measures on a phone, through adb."""

from __future__ import annotations

import pathlib
import shlex
import sys
import tempfile

from android_bench.adb import Adb, connect_device
from android_bench.benchmark_config import BenchmarkConfig
from android_bench.benchmark_model_tool import (
    benchmark_model_arguments,
    is_benchmark_model,
    not_in_turns,
    read_benchmark_model_output,
)
from android_bench.device_cores import big_core_mask
from android_bench.device_folder import PID_FILE, device_folder, free_bytes, left_folders
from android_bench.device_state import doubts, max_frequencies, read_device_state, unfit_reasons
from android_bench.devices.known_devices import core_mask_warning
from android_bench.errors import BenchmarkError
from android_bench.litert_library import LIBRARY, litert_version
from android_bench.measure_natively import measure_natively
from android_bench.measurement import Measurement
from android_bench.model_inputs import model_inputs, write_inputs
from android_bench.native_build import ARM_SYSROOT, build_arm_runner
from android_bench.run_program import failure
from android_bench.runner_job import RunnerJob, read_runner_output
from android_bench.target_report import TargetReport

_LOADER = "ld-linux-aarch64.so.1"
# What the runner and LiteRT need of the C and C++ libraries. Android has its own ones,
# which are others; with these and their loader, no Android compiler is needed.
_LIBRARIES = (_LOADER, "libc.so.6", "libm.so.6", "libstdc++.so.6", "libgcc_s.so.1")
_SPARE_BYTES = 32 << 20


def measure_on_device(config: BenchmarkConfig) -> TargetReport:
    """Measures all models at all numbers of threads.

    Everything goes into one new folder under /data/local/tmp, which is removed in the
    end, also after an error or Ctrl-C.

    Raises:
        BenchmarkError: if there is no usable device, it is not fit to measure, or
            something fails on the way; the message says what.
        ValueError: if a file is no TFLite model with the inputs of a BERT.
    """
    device = connect_device(config.serial)
    before = read_device_state(device)
    warnings = _require_fit(device, before, config.force)
    mask = config.cores
    if mask in (None, "big"):
        mask = big_core_mask(max_frequencies(before))
        published = core_mask_warning(before["model"], mask)
        warnings += [published] if published else []
    with tempfile.TemporaryDirectory() as local:
        run = _DeviceRun(device, config, mask, pathlib.Path(local))
        rows = run.measure()
    if run.tool == "benchmark_model":
        warnings += not_in_turns(config)
    after = _state_after(device)
    return TargetReport(
        measurements=rows,
        tool={"name": run.tool, "litert_version": run.litert_version},
        core_mask=mask,
        device={"serial": device.serial, "before": before, "after": after},
        warnings=(*warnings, *doubts(before, after)),
    )


class _DeviceRun:
    """Copies what is needed to the device, runs it there and brings back the output."""

    def __init__(self, device: Adb, config: BenchmarkConfig, mask: str, local: pathlib.Path):
        self._device = device
        self._config = config
        self._mask = mask
        self._local = local
        own = config.runner in ("auto", "native")
        self._binary = build_arm_runner() if own else pathlib.Path(config.runner)
        self._own = own
        google = is_benchmark_model(self._binary)
        self.tool = "benchmark_model" if google else "android_bench runner"
        # Of a binary from elsewhere nobody knows what it was linked with.
        self.litert_version = litert_version() if own else "unknown"

    def measure(self) -> list[Measurement]:
        names = write_inputs(self._config, self._local)
        files = self._files(names)
        self._require_space(files)
        with device_folder(self._device) as folder:
            for name, source in files.items():
                print(f"copying {source.name}", file=sys.stderr)
                self._device.push(source, f"{folder}/{name}", self._config.timeout_s)
            self._device.shell(["chmod", "755", *(f"{folder}/{name}" for name in files)])
            if self.tool == "benchmark_model":
                return self._measure_with_benchmark_model(folder)
            there = {model: (f"model{i}", f"inputs{i}") for i, model in enumerate(names)}
            return measure_natively(
                self._config, self._mask, lambda job: self._execute(job, there, folder)
            )

    def _files(self, names: dict[pathlib.Path, tuple[str, str]]) -> dict[str, pathlib.Path]:
        """Name on the device to the file here. Names of the user's files stay here."""
        files = {"runner": self._binary}
        beside = self._binary.parent / LIBRARY
        if beside.exists():
            files[LIBRARY] = beside
        if self._own:
            files |= {name: ARM_SYSROOT / name for name in _LIBRARIES}
        for index, (model, (_, inputs)) in enumerate(names.items()):
            files |= {f"model{index}": model, f"inputs{index}": pathlib.Path(inputs)}
        missing = [str(path) for path in files.values() if not path.is_file()]
        if missing:
            raise BenchmarkError(f"these files are missing: {', '.join(missing)}")
        return files

    def _require_space(self, files: dict[str, pathlib.Path]) -> None:
        needed = sum(path.stat().st_size for path in files.values()) + _SPARE_BYTES
        free = free_bytes(self._device)
        if free is not None and free < needed:
            raise BenchmarkError(
                f"{self._device.serial} has {free / 1e6:.0f} MB free for files, "
                f"{needed / 1e6:.0f} MB are needed"
            )

    def _execute(
        self, job: RunnerJob, there: dict[pathlib.Path, tuple[str, str]], folder: str
    ) -> list[Measurement]:
        self._device.shell(["rm", "-f", f"{folder}/output"])
        self._run_in(folder, job.arguments(there, "output"))
        output = self._local / "output"
        self._device.pull(f"{folder}/output", output)
        return read_runner_output(output.read_text("utf-8", errors="replace"), job)

    def _measure_with_benchmark_model(self, folder: str) -> list[Measurement]:
        rows = []
        for threads in self._config.threads:
            for index, model in enumerate(self._config.models):
                inputs = model_inputs(model, self._config)
                arguments = benchmark_model_arguments(
                    f"model{index}", inputs, threads, self._config
                )
                printed = self._run_in(folder, arguments, ["taskset", self._mask])
                rows.append(read_benchmark_model_output(printed, model, threads, self._config))
        return rows

    def _run_in(self, folder: str, arguments: list[str], prefix: list[str] | None = None) -> str:
        """Runs the binary in the folder; the shell becomes it and leaves its number."""
        loader = [f"./{_LOADER}", "--library-path", "."] if self._own else []
        command = shlex.join([*(prefix or []), *loader, "./runner", *arguments])
        # A binary built for Android finds a library beside it by this variable.
        environment = "" if self._own else "export LD_LIBRARY_PATH=. && "
        status, printed = self._device.run(
            f"cd {shlex.quote(folder)} && {environment}echo $$ > {PID_FILE} && exec {command}",
            self._config.timeout_s,
        )
        if status:
            # A shell adds 128 to the number of a signal.
            raise BenchmarkError(failure(128 - status if status > 128 else status, printed))
        return printed


def _state_after(device: Adb) -> dict | None:
    """The state, or None: what was measured is not lost because the phone has gone since."""
    try:
        return read_device_state(device)
    except BenchmarkError as error:
        print(f"the state after the run is unknown: {error}", file=sys.stderr)
        return None


def _require_fit(device: Adb, state: dict, force: bool) -> list[str]:
    reasons = unfit_reasons(state)
    if reasons and not force:
        raise BenchmarkError(
            f"{device.serial} is not fit to measure: {'; '.join(reasons)}. "
            "--force measures all the same."
        )
    warnings = [f"Measured although {reason}." for reason in reasons]
    left = left_folders(device)
    if left:
        warnings.append(
            f"On the device is {', '.join(left)}, of a run that was killed or still goes on."
        )
    return warnings
