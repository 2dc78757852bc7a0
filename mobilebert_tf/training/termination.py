# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What a run does when it is told to stop."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator


class Terminated(SystemExit):
    """A run was told to stop, and has saved; the message says where it stands.

    A program that does not catch it prints the message and exits with status 1.
    """


@contextlib.contextmanager
def termination_requests() -> Iterator[Callable[[], bool]]:
    """In this block SIGTERM does not end the process; it is remembered.

    Schedulers send it some seconds before they kill. Python can only set a
    handler in its main thread; in another, nothing changes.

    Yields:
        Whether there has been a SIGTERM.
    """
    requests: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield lambda: False
        return
    before = signal.signal(signal.SIGTERM, lambda number, frame: requests.append(number))
    try:
        yield lambda: bool(requests)
    finally:
        signal.signal(signal.SIGTERM, before)
