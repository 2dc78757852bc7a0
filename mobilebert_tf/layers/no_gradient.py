# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tells layers that nothing is trained through them."""

from __future__ import annotations

import contextlib
import contextvars
from collections.abc import Iterator

_HAS_NONE = contextvars.ContextVar("has_no_gradient", default=False)


@contextlib.contextmanager
def no_gradient() -> Iterator[None]:
    """In this context layers may take forms whose gradient is slow.

    For a teacher's forward pass. Values are the same to rounding, and a gradient that is
    taken all the same is right.
    """
    token = _HAS_NONE.set(True)
    try:
        yield
    finally:
        _HAS_NONE.reset(token)


def has_no_gradient() -> bool:
    """Returns whether the call is inside of `no_gradient`."""
    return _HAS_NONE.get()
