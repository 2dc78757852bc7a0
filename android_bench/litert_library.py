# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""LiteRT's library, for this machine and for ARM64."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import pathlib
import subprocess
import sys
import tempfile
import zipfile

from android_bench.cache import cached_folder
from android_bench.errors import BenchmarkError

LIBRARY = "libLiteRt.so"
_DISTRIBUTION = "ai-edge-litert"
_PACKAGE = "ai_edge_litert"
# Oldest C library first; which of them a release has varies.
_ARM_PLATFORMS = tuple(f"manylinux_2_{minor}_aarch64" for minor in (17, 27, 28)) + (
    "manylinux2014_aarch64",
)


def litert_version() -> str:
    """Returns the version of the installed package, and so of both libraries."""
    return importlib.metadata.version(_DISTRIBUTION)


def host_library() -> pathlib.Path:
    """Returns the library in the installed package."""
    return pathlib.Path(importlib.util.find_spec(_PACKAGE).origin).parent / LIBRARY


def arm_library() -> pathlib.Path:
    """Returns the ARM64 library of the installed version, which is fetched once.

    It is in the package's ARM64 wheel, which comes from the index that pip uses.

    Raises:
        BenchmarkError: if pip cannot fetch the wheel.
    """
    version = litert_version()
    folder = cached_folder(f"litert-{version}-aarch64", lambda new: _fetch(version, new))
    return folder / LIBRARY


def _fetch(version: str, folder: pathlib.Path) -> None:
    with tempfile.TemporaryDirectory() as download:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--only-binary=:all:", "--implementation=cp", "--dest", download]
        command += [f"--python-version={sys.version_info[0]}.{sys.version_info[1]}"]
        command += [f"--platform={platform}" for platform in _ARM_PLATFORMS]
        done = subprocess.run(
            [*command, f"{_DISTRIBUTION}=={version}"], capture_output=True, text=True
        )
        if done.returncode:
            reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            raise BenchmarkError(f"pip cannot fetch {_DISTRIBUTION} {version} for ARM64: {reason}")
        (wheel,) = pathlib.Path(download).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            (folder / LIBRARY).write_bytes(archive.read(f"{_PACKAGE}/{LIBRARY}"))
