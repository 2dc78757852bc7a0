# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Runs a program of this repository in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def run_program(module: str, *arguments: str) -> None:
    """Runs `python -m module arguments` in the repository's root.

    Raises:
        ValueError: with what it said, if it failed.
    """
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
    )
    if done.returncode:
        last = (done.stderr.strip() or "no message").splitlines()[-1]
        raise ValueError(f"{module} failed: {last}")
