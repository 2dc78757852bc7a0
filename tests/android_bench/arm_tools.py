# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Whether this machine can build for ARM64 and emulate it; tests skip where it cannot."""

import functools
import platform
import shutil

import pytest

from android_bench.errors import BenchmarkError
from android_bench.litert_library import arm_library

_PROGRAMS = ("qemu-aarch64", "aarch64-linux-gnu-g++", "cc")


def require_arm_tools() -> None:
    """Skips the test where something is missing."""
    missing = _missing()
    if missing:
        pytest.skip(missing)


@functools.cache
def _missing() -> str:
    if platform.machine() != "x86_64":
        return "emulation is for x86-64"
    for program in _PROGRAMS:
        if shutil.which(program) is None:
            return f"needs {program}"
    try:
        arm_library()
    except BenchmarkError as error:
        return f"needs LiteRT for ARM64: {error}"
    return ""
