# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Compiles the runner and the emulator's parts, once for each state of their sources."""

from __future__ import annotations

import hashlib
import os
import pathlib
import shutil
import subprocess
import sys

from android_bench.cache import cached_folder
from android_bench.errors import BenchmarkError
from android_bench.litert_library import LIBRARY, arm_library, host_library

_HERE = pathlib.Path(__file__).parent
_RUNNER = _HERE / "runner"
_EMULATOR = _HERE / "emulator"
_ARM_PREFIX = "aarch64-linux-gnu-"
# Where Debian and Ubuntu have the ARM64 C library for programs of other machines.
ARM_SYSROOT = pathlib.Path("/usr/aarch64-linux-gnu/lib")


def host_compiler() -> str | None:
    """Returns the C++ compiler of this machine: `$CXX`, else c++; None without one."""
    return shutil.which(os.environ.get("CXX") or "c++")


def build_host_runner() -> pathlib.Path:
    """Returns the runner for this machine, beside LiteRT's library.

    Raises:
        BenchmarkError: on another system than Linux, without a compiler, or if it fails.
    """
    if sys.platform != "linux":
        raise BenchmarkError(f"the native runner is for Linux. Received: {sys.platform}")
    return _build_runner("host", host_compiler(), "Install g++.", host_library())


def build_arm_runner() -> pathlib.Path:
    """Returns the runner for ARM64 Linux, beside LiteRT's library.

    Raises:
        BenchmarkError: without a cross compiler, or if it fails.
    """
    compiler = shutil.which(f"{_ARM_PREFIX}g++")
    advice = "Install it: apt-get install g++-aarch64-linux-gnu."
    return _build_runner("aarch64", compiler, advice, arm_library() if compiler else None)


def build_emulator_parts() -> tuple[pathlib.Path, pathlib.Path]:
    """Returns qemu's plugin (for this machine) and the clock (for the ARM64 guest).

    Raises:
        BenchmarkError: without the compilers, or if they fail.
    """
    host, arm = shutil.which("cc"), shutil.which(f"{_ARM_PREFIX}gcc")
    if not host or not arm:
        raise BenchmarkError(
            "a C compiler for this machine and one for ARM64 are needed. "
            "Install them: apt-get install gcc gcc-aarch64-linux-gnu."
        )
    flags = ["-O2", "-shared", "-fPIC"]

    def fill(folder: pathlib.Path) -> None:
        _compile([host, *flags, _EMULATOR / "count_plugin.c", "-o", folder / "count_plugin.so"])
        clock = folder / "instruction_clock.so"
        _compile([arm, *flags, _EMULATOR / "instruction_clock.c", "-o", clock])

    folder = cached_folder(f"emulator-{_key(_EMULATOR, host, arm)}", fill)
    return folder / "count_plugin.so", folder / "instruction_clock.so"


def _build_runner(
    kind: str, compiler: str | None, advice: str, library: pathlib.Path | None
) -> pathlib.Path:
    if compiler is None:
        raise BenchmarkError(f"there is no C++ compiler for the {kind} runner. {advice}")
    sources = sorted(path for path in _RUNNER.glob("*.cc") if not path.stem.endswith("_test"))

    def fill(folder: pathlib.Path) -> None:
        # A copy, away from the accelerators for other hardware that it would load.
        shutil.copy(library, folder / LIBRARY)
        flags = ["-std=c++17", "-O2", f"-I{_HERE.parent}", f"-L{folder}", "-lLiteRt"]
        flags += ["-Wl,--allow-shlib-undefined", "-Wl,-rpath,$ORIGIN"]
        _compile([compiler, *sources, *flags, "-o", folder / "runner"])

    folder = cached_folder(f"runner-{kind}-{_key(_RUNNER, compiler, str(library))}", fill)
    return folder / "runner"


def _key(folder: pathlib.Path, *tools: str) -> str:
    """Names the sources in `folder` and the versions of the tools."""
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        if path.suffix in (".c", ".cc", ".h"):
            digest.update(path.name.encode() + path.read_bytes())
    for tool in tools:
        stat = os.stat(tool)
        digest.update(f"{tool} {stat.st_size} {stat.st_mtime_ns}".encode())
    return digest.hexdigest()[:16]


def _compile(command: list) -> None:
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[0]
        raise BenchmarkError(f"{command[0]} cannot compile android_bench: {reason}")
