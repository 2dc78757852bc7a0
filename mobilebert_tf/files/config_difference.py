# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Whether a config that was written down is the one at hand."""

from __future__ import annotations

import dataclasses
import types
from typing import Any, NamedTuple

# In the metadata of a config's field: what of it is compared, a function of its value.
COMPARED_AS = "compared_as"
# The metadata of a field of which nothing is compared.
MAY_CHANGE = types.MappingProxyType({COMPARED_AS: lambda value: None})


class ConfigDifference(NamedTuple):
    """The first field in which two configs differ.

    Attributes:
        field: its path, as `stages.0.steps`; empty where what was written is no config.
        before: what was written, or the default if nothing was.
        now: what is at hand, None if there is no such field.
    """

    field: str
    before: Any
    now: Any


def config_difference(
    written: Any, config: Any, everything: bool = False
) -> ConfigDifference | None:
    """Returns the first field in which they differ, None where they are the same.

    Compared as numbers and names, not as text: 1 is 1.0, the order is of no account, and
    a field that the version which wrote it did not know stood at its default. A field says
    itself if it may change while a run goes on, in its `metadata`.

    Args:
        written: JSON of `dataclasses.asdict` of a config.
        config: the one at hand, a dataclass of dataclasses, tuples, numbers and names.
        everything: compare what may change, too.
    """
    if dataclasses.is_dataclass(config) and isinstance(written, dict):
        return _of_fields(written, config, everything)
    if isinstance(config, tuple) and isinstance(written, list) and len(config) == len(written):
        pairs = enumerate(zip(written, config, strict=True))
        found = (_below(str(i), *pair, everything) for i, pair in pairs)
        return next(filter(None, found), None)
    return None if written == config else ConfigDifference("", written, config)


def _of_fields(written: dict, config: Any, everything: bool) -> ConfigDifference | None:
    fields = {field.name: field for field in dataclasses.fields(config)}
    unknown = sorted(written.keys() - fields.keys())
    if unknown:
        return ConfigDifference(unknown[0], written[unknown[0]], None)
    for name, field in fields.items():
        now, before = getattr(config, name), _default(field)
        if not everything and _may_change(field, written.get(name, before), now):
            continue
        if name in written:
            found = _below(name, written[name], now, everything)
        else:
            found = None if now == before else ConfigDifference(name, before, now)
        if found:
            return found
    return None


def _may_change(field: dataclasses.Field, before: Any, now: Any) -> bool:
    compared_as = field.metadata.get(COMPARED_AS)
    return compared_as is not None and compared_as(before) == compared_as(now)


def _below(name: str, written: Any, config: Any, everything: bool) -> ConfigDifference | None:
    found = config_difference(written, config, everything)
    return found and found._replace(field=f"{name}.{found.field}".removesuffix("."))


def _default(field: dataclasses.Field) -> Any:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return None if field.default is dataclasses.MISSING else field.default
