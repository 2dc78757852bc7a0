# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Where and with what a measurement was made."""

import datetime
import importlib.metadata
import os
import platform
import subprocess

_PACKAGES = ("ai-edge-litert", "numpy")


def provenance() -> dict:
    """Describes this machine, its software, the commit and the time.

    Returns:
        `date` (UTC, ISO 8601), `cpu`, `num_logical_cpus`, `usable_cpus`,
        `load_average_1_min` (None where unknown), `platform`, `python`,
        `versions` by package, and `commit` with `dirty` (None outside git).
    """
    commit = _git("rev-parse", "HEAD")
    return {
        "date": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "cpu": _cpu(),
        "num_logical_cpus": os.cpu_count(),
        "usable_cpus": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else None,
        "load_average_1_min": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
        "platform": platform.platform(),
        "python": platform.python_version(),
        "versions": {name: importlib.metadata.version(name) for name in _PACKAGES},
        "commit": commit,
        "dirty": None if commit is None else bool(_git("status", "--porcelain")),
    }


def _cpu() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            lines = [line.partition(":") for line in file]
    except OSError:
        return platform.processor() or platform.machine()
    names = [value.strip() for key, _, value in lines if key.strip() == "model name"]
    return names[0] if names else platform.machine()


def _git(*arguments: str) -> str | None:
    try:
        run = subprocess.run(["git", *arguments], capture_output=True, text=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return run.stdout.strip() if run.returncode == 0 else None
