# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Changes a frozen config by the names of its fields."""

from __future__ import annotations

import dataclasses
import difflib
import typing
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

Config = TypeVar("Config")


def merge_config(config: Config, changes: Mapping[str, Any]) -> Config:
    """Returns `config` with the fields that `changes` names; nested ones by nested mappings.

    What `dataclasses.asdict` returns, or JSON of it, gives the config back. An
    int is taken where a float belongs, a list where a tuple belongs, and
    nothing else is converted.

    Raises:
        ValueError: for an unknown name, with the nearest known one, for a value
            of another type, and for one that the config refuses.
    """
    return _merge(config, changes, "", tuple(_paths(config)))


def _merge(config: Any, changes: Mapping[str, Any], prefix: str, known: tuple[str, ...]) -> Any:
    types = typing.get_type_hints(type(config))
    fields = {field.name for field in dataclasses.fields(config)}
    values = {}
    for name, value in changes.items():
        path = f"{prefix}{name}"
        if name not in fields:
            raise ValueError(_unknown(path, known))
        if not dataclasses.is_dataclass(types[name]):
            values[name] = _checked(value, types[name], path)
        elif isinstance(value, Mapping):
            values[name] = _merge(getattr(config, name), value, f"{path}.", known)
        else:
            raise ValueError(f"{path} has fields of its own. Received: {path}={value!r}")
    try:
        return dataclasses.replace(config, **values)
    except ValueError as error:
        raise ValueError(f"{prefix}{error}" if prefix else str(error)) from error


def _paths(config: Any, prefix: str = "") -> Iterator[str]:
    """The dotted names of all fields."""
    for field in dataclasses.fields(config):
        yield f"{prefix}{field.name}"
        value = getattr(config, field.name)
        if dataclasses.is_dataclass(value):
            yield from _paths(value, f"{prefix}{field.name}.")


def _unknown(path: str, known: tuple[str, ...]) -> str:
    # Who leaves out the group is shown the field in it.
    names = {name.rpartition(".")[2]: name for name in reversed(known)} | {n: n for n in known}
    nearest = names[difflib.get_close_matches(path, names, n=1, cutoff=0.0)[0]]
    return f"There is no setting {path!r}. Did you mean {nearest!r}?"


def _checked(value: Any, expected: Any, path: str) -> Any:
    if expected is float and type(value) is int:
        return float(value)
    if type(value) is expected:
        return value
    if typing.get_origin(expected) is tuple and isinstance(value, (list, tuple)):
        (item, _) = typing.get_args(expected)
        return tuple(_checked(part, item, path) for part in value)
    name = getattr(expected, "__name__", str(expected))
    raise ValueError(f"{path} must be of type {name}. Received: {path}={value!r}")
