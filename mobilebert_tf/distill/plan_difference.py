# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Whether a plan that was written down is the one at hand."""

from __future__ import annotations

import dataclasses
from typing import Any

from mobilebert_tf.distill.transfer_plan import TransferPlan


def plan_difference(written: dict, plan: TransferPlan) -> str:
    """Returns the first field in which they differ, as `stages.0.steps`; empty if none.

    Compared as numbers and names, not as text: 1 is 1.0, the order is of no account, and
    a field that the version which wrote the plan did not know stood at its default.

    Args:
        written: JSON of `dataclasses.asdict` of a plan.
        plan: the one at hand.
    """
    return _difference(written, plan, "plan").removeprefix("plan.")


def _difference(written: Any, now: Any, path: str) -> str:
    if dataclasses.is_dataclass(now) and isinstance(written, dict):
        return _of_fields(written, now, path)
    if isinstance(now, tuple) and isinstance(written, list) and len(now) == len(written):
        pairs = enumerate(zip(written, now, strict=True))
        found = (_difference(before, after, f"{path}.{i}") for i, (before, after) in pairs)
        return next(filter(None, found), "")
    return "" if written == now else path


def _of_fields(written: dict, now: Any, path: str) -> str:
    fields = {field.name: field for field in dataclasses.fields(now)}
    unknown = sorted(written.keys() - fields.keys())
    if unknown:
        return f"{path}.{unknown[0]}"
    for name, field in fields.items():
        value, below = getattr(now, name), f"{path}.{name}"
        if name in written:
            found = _difference(written[name], value, below)
        else:
            found = "" if value == _default(field) else below
        if found:
            return found
    return ""


def _default(field: dataclasses.Field) -> Any:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default
