# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Runs a runner on this machine."""

from __future__ import annotations

import pathlib
import subprocess

from android_bench.errors import BenchmarkError


def run_program(command: list, timeout_s: float) -> str:
    """Runs a runner and returns what it printed.

    Raises:
        BenchmarkError: if it cannot start, fails, or takes too long.
    """
    words = [str(word) for word in command]
    try:
        done = subprocess.run(
            words, capture_output=True, text=True, errors="replace", timeout=timeout_s
        )
    except OSError as error:
        raise BenchmarkError(f"{words[0]} cannot be run: {error.strerror}") from error
    except subprocess.TimeoutExpired:
        raise BenchmarkError(
            f"the runner took more than {timeout_s:g} s; give it more with --timeout"
        ) from None
    if done.returncode:
        raise BenchmarkError(failure(done.returncode, done.stdout + done.stderr))
    return done.stdout + done.stderr


def failure(status: int, printed: str) -> str:
    """Says how a runner ended, with the last it printed that is no mere notice."""
    lines = [line.strip() for line in printed.splitlines() if line.strip()]
    telling = [line for line in lines if not line.startswith(("INFO:", "WARNING:", "VERBOSE:"))]
    last = " / ".join((telling or lines or ["nothing"])[-2:])
    how = f"signal {-status}" if status < 0 else f"status {status}"
    return f"the runner ended with {how}; its last words: {last}"


def read_output(path: pathlib.Path) -> str:
    """Returns what a runner wrote into a file, and removes the file.

    Raises:
        BenchmarkError: if there is no file.
    """
    try:
        text = path.read_text("utf-8", errors="replace")
    except FileNotFoundError:
        raise BenchmarkError("the runner ended well but wrote no output") from None
    path.unlink()
    return text
