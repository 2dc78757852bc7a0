# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The classes of a model, where somebody named them."""

from __future__ import annotations

from collections.abc import Sequence


def given_class_names(names: Sequence[str]) -> tuple[str, ...] | None:
    """Returns a model's class names for `FineTuningTask.read`.

    Args:
        names: as model or file have them.

    Returns:
        The names; None if they are but numbers from "0" on, as they are where nobody named
        the classes, or if there are none.
    """
    return None if list(names) == [str(index) for index in range(len(names))] else tuple(names)
