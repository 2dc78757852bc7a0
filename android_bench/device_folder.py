# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A folder on a device that is gone afterwards, whatever happens."""

from __future__ import annotations

import contextlib
import secrets
import shlex
import signal
import sys
import threading
from collections.abc import Iterator

from android_bench.adb import Adb
from android_bench.errors import BenchmarkError

_PARENT = "/data/local/tmp"
_PREFIX = "android_bench_"
# The process that a runner's script becomes, so that it can be stopped.
PID_FILE = "pid"


@contextlib.contextmanager
def device_folder(device: Adb) -> Iterator[str]:
    """Makes a folder on the device; removes it, and what runs in it, at the end.

    That the device has gone by then is told on standard error and does not hide the
    error that ended the run.
    """
    folder = f"{_PARENT}/{_PREFIX}{secrets.token_hex(6)}"
    try:
        device.shell(["mkdir", folder])
        yield folder
    finally:
        with _uninterrupted():
            try:
                device.script(_removal(folder))
            except BenchmarkError as error:
                print(f"{folder} may be left on {device.serial}: {error}", file=sys.stderr)


def left_folders(device: Adb) -> list[str]:
    """Returns folders of runs that were killed, or that are still going on."""
    listed = device.script(f"ls -d {_PARENT}/{_PREFIX}* 2>/dev/null; exit 0")
    return [line.strip() for line in listed.splitlines() if line.startswith(_PARENT)]


def free_bytes(device: Adb) -> int | None:
    """Returns the space for the folder; None if the device does not tell."""
    lines = device.script(f"df -k {_PARENT}; exit 0").splitlines()
    words = lines[-1].split() if lines else []
    return 1024 * int(words[3]) if len(words) > 3 and words[3].isdigit() else None


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Lets who presses Ctrl-C again wait for the clean-up, which is short."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, signal.SIG_IGN) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


def _removal(folder: str) -> str:
    quoted = shlex.quote(folder)
    stop = f'[ -f {quoted}/{PID_FILE} ] && kill -9 "$(cat {quoted}/{PID_FILE})" 2>/dev/null'
    return f"{stop}; rm -rf {quoted} && [ ! -e {quoted} ]"
