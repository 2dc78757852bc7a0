# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The result of a benchmark and its files.

`result_schema.json` beside this file is the contract with whoever reads a result.
"""

from __future__ import annotations

import hashlib
import json
import os
import pathlib
import shlex
import sys

from android_bench.benchmark_config import BenchmarkConfig
from android_bench.markdown_table import markdown_table
from android_bench.measurement import Measurement
from android_bench.provenance import provenance
from android_bench.statistics_of import statistics_of
from android_bench.target_report import TargetReport
from android_bench.write_whole import write_whole, write_whole_text

SCHEMA_VERSION = 2
FILE_NAME = "benchmark.json"


def make_result(config: BenchmarkConfig, report: TargetReport) -> dict:
    """Puts measurements, what was asked for and provenance together.

    Returns:
        A dict for JSON, as `result_schema.json` describes it. Units are in the names.
    """
    return {
        "schema_version": SCHEMA_VERSION,
        "target": config.target,
        "num_runs": config.num_runs,
        "num_warmup_runs": config.num_warmup_runs,
        "seed": config.seed,
        "signature": config.signature,
        "core_mask": report.core_mask,
        "warnings": list(report.warnings),
        "results": [_row(measurement) for measurement in report.measurements],
        "device": report.device,
        "tool": report.tool,
        "command": shlex.join(sys.orig_argv),
        "provenance": provenance(),
    }


def check_output(output: str | os.PathLike | None) -> None:
    """Sees that a result can be written, before the time for it is spent.

    Raises:
        ValueError: if `output` is a file, or a folder that nobody may write to.
    """
    if output is None:
        return
    path = pathlib.Path(output).absolute()
    folder = path.parent if path.suffix == ".json" else path
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise ValueError(
            f"`output` must be a folder, or a .json file in one, to write to. Received: {output}"
        )


def write_result(result: dict, output: str | os.PathLike) -> list[pathlib.Path]:
    """Writes each file whole or not at all; returns their paths.

    Args:
        result: of `make_result`.
        output: a `.json` file, or a folder that gets benchmark.json, benchmark.md and
            benchmark.png.
    """
    path = pathlib.Path(output)
    only_json = path.suffix == ".json"
    path = path if only_json else path / FILE_NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(result, indent=2, allow_nan=False) + "\n"
    written = [write_whole_text(path, text)]
    if only_json:
        return written
    # Imported late: plotting takes a second to import.
    from android_bench.result_plot import plot_result

    table = markdown_table(result) + "\n"
    written.append(write_whole_text(path.with_suffix(".md"), table))
    written.append(
        write_whole(path.with_suffix(".png"), lambda partial: plot_result(result, partial))
    )
    return written


def _row(measurement: Measurement) -> dict:
    content = measurement.model.read_bytes()
    row = {
        "model": str(measurement.model),
        "model_bytes": len(content),
        "model_sha256": hashlib.sha256(content).hexdigest(),
        "threads": measurement.threads,
        "core_type": measurement.core_type,
    }
    row |= _durations(measurement) if measurement.core_type is None else _counts(measurement)
    return row | {"outputs": measurement.outputs}


def _durations(measurement: Measurement) -> dict:
    figures = statistics_of(measurement.samples) | (measurement.summary or {})
    return {
        "init_ms": measurement.init,
        "first_run_ms": measurement.first_run,
        **{f"{name}_ms": figure for name, figure in figures.items()},
        "warmup_ms": measurement.warmup,
        "samples_ms": measurement.samples,
        "peak_memory_bytes": measurement.peak_memory_bytes,
        "operators": _operators(measurement, "mean_ms", 1),
    }


def _counts(measurement: Measurement) -> dict:
    return {
        "init_instructions": measurement.init,
        "first_run_instructions": measurement.first_run,
        "instructions": measurement.samples[-1],
        "operators": _operators(measurement, "instructions", 1000),
    }


def _operators(measurement: Measurement, unit: str, per_millisecond: int) -> list[dict] | None:
    if measurement.operators is None:
        return None
    number = round if per_millisecond > 1 else float
    return [
        {
            "operator": row["operator"],
            "node": row["node"],
            "calls": row["calls"],
            unit: number(row["milliseconds"] * per_millisecond),
        }
        for row in measurement.operators
    ]
