# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Figures for the reports that `export.to_tflite` left beside the files, `MODEL.tflite.json`."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Iterable

from android_bench.write_whole import write_whole_text

_MEASURED = "measured"
_FIGURES = ("p50_ms", "p90_ms", "instructions", "peak_memory_bytes")
_CONDITIONS = ("target", "device", "core_type", "threads", "signature")


def check_reports(models: Iterable[pathlib.Path]) -> None:
    """Sees that each model has its report, before the time for measuring is spent.

    Raises:
        ValueError: if one is missing, or is of another file.
    """
    for model in models:
        _read(model)


def add_to_reports(result: dict) -> list[pathlib.Path]:
    """Puts each model's figures into its report, under `measured`; returns their paths.

    What was measured in the same conditions before is replaced.

    Args:
        result: of `make_result`.

    Raises:
        ValueError: if a report is missing, or is of another file.
    """
    paths = []
    for row in result["results"]:
        model = pathlib.Path(row["model"])
        report, entry = _read(model), _entry(result, row)
        others = [each for each in report.get(_MEASURED, []) if not _same_conditions(each, entry)]
        text = json.dumps(report | {_MEASURED: [*others, entry]}, indent=2) + "\n"
        paths.append(write_whole_text(_path(model), text))
    return list(dict.fromkeys(paths))


def _entry(result: dict, row: dict) -> dict:
    return {
        "target": result["target"],
        "device": _device(result),
        "core_type": row["core_type"],
        "threads": row["threads"],
        "signature": result["signature"],
        **{name: row[name] for name in _FIGURES if row.get(name) is not None},
        "num_runs": result["num_runs"],
        "litert_version": result["tool"].get("litert_version"),
        "date": result["provenance"]["date"],
    }


def _device(result: dict) -> str | None:
    """The phone, or this machine's processor; instructions are the same wherever counted."""
    if result["target"] == "emulated":
        return None
    if result["device"]:
        return result["device"]["before"]["model"]
    return result["provenance"]["cpu"]


def _same_conditions(one: dict, other: dict) -> bool:
    return all(one.get(name) == other[name] for name in _CONDITIONS)


def _read(model: pathlib.Path) -> dict:
    path = _path(model)
    try:
        report = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ValueError(
            f"{model} has no report of its export that can be read: {error}"
        ) from error
    size = model.stat().st_size
    if not isinstance(report, dict) or report.get("bytes") != size:
        raise ValueError(f"{path} must be the report of {model}, of {size} bytes. Export it again.")
    return report


def _path(model: pathlib.Path) -> pathlib.Path:
    return model.with_name(f"{model.name}.json")
