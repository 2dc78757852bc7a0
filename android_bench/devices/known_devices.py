# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Reads the phones in `pixels.json`."""

from __future__ import annotations

import dataclasses
import difflib
import functools
import json
import os
import pathlib
from collections.abc import Mapping

from android_bench.devices.device import CoreCluster, Device, Expectation

_FILE = pathlib.Path(__file__).parent / "pixels.json"


@functools.cache
def known_devices(path: str | os.PathLike = _FILE) -> tuple[Device, ...]:
    """Returns all phones of a file, in its order.

    Raises:
        ValueError: if an entry lacks something, has an unknown key, or names a model
            twice.
    """
    rows = json.loads(pathlib.Path(path).read_text("utf-8"))
    devices = tuple(_device(row) for row in rows)
    models = [model for device in devices for model in device.models]
    twice = sorted({model for model in models if models.count(model) > 1})
    if twice:
        raise ValueError(f"Each model must have one entry. Received twice: {', '.join(twice)}")
    return devices


def find_device(model: str) -> Device | None:
    """Returns the phone that calls itself `model` (`ro.product.model`), or None."""
    for device in known_devices():
        if model.strip() in device.models:
            return device
    return None


def core_mask_warning(model: str, mask: str) -> str | None:
    """Compares a mask chosen on a phone with what is published about it.

    Args:
        model: `ro.product.model`.
        mask: the big cores, hexadecimal.

    Returns:
        One sentence if they differ; None if they agree or nothing is known.
    """
    device = find_device(model)
    if device is None or device.big_core_mask is None:
        return None
    if int(mask, 16) == int(device.big_core_mask, 16):
        return None
    return (
        f"cores {mask} were chosen, but {device.soc} of the {model.strip()} has its big ones at "
        f"{device.big_core_mask}; is one of them off line?"
    )


def _device(row: Mapping) -> Device:
    row = dict(row)
    row["models"] = tuple(row.get("models", ()))
    row["clusters"] = tuple(_make(CoreCluster, each) for each in row.get("clusters", ()))
    row["expectations"] = tuple(_make(Expectation, each) for each in row.get("expectations", ()))
    return _make(Device, row)


def _make(kind: type, row: Mapping):
    fields = {field.name: field for field in dataclasses.fields(kind)}
    for key in row:
        if key not in fields:
            near = difflib.get_close_matches(key, fields, 1)
            hint = f" Did you mean `{near[0]}`?" if near else ""
            raise ValueError(f"A {kind.__name__} has no `{key}`.{hint} Received: {dict(row)}")
    missing = [
        name
        for name, field in fields.items()
        if field.default is dataclasses.MISSING and name not in row
    ]
    if missing:
        raise ValueError(f"A {kind.__name__} needs {', '.join(missing)}. Received: {dict(row)}")
    return kind(**row)
