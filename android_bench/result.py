# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The result of a benchmark: its layout, its file, its table."""

from __future__ import annotations

import json
import os
import pathlib
import statistics
from collections.abc import Sequence

from android_bench.benchmark_config import BenchmarkConfig
from android_bench.provenance import provenance

SCHEMA_VERSION = 1
FILE_NAME = "benchmark.json"


def make_result(config: BenchmarkConfig, measurements: Sequence[dict]) -> dict:
    """Puts measurements, what was asked for and provenance together.

    Args:
        config: what was measured.
        measurements: rows of a target: `model`, `threads`, `init_ms`,
            `first_run_ms`, `samples_ms`.

    Returns:
        A dict for JSON. Units are in the names: `_ms` milliseconds, `_bytes`.
    """
    return {
        "schema_version": SCHEMA_VERSION,
        "target": config.target,
        "num_runs": config.num_runs,
        "num_warmup_runs": config.num_warmup_runs,
        "seed": config.seed,
        "results": [_row(row) for row in measurements],
        "provenance": provenance(),
    }


def write_result(result: dict, output: str | os.PathLike) -> pathlib.Path:
    """Writes the result whole or not at all; returns the file's path.

    Args:
        result: of `make_result`.
        output: a `.json` file, or a folder that gets `benchmark.json`.
    """
    path = pathlib.Path(output)
    if path.suffix != ".json":
        path = path / FILE_NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        partial.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)
    return path


def format_table(result: dict) -> str:
    """The steady state as a Markdown table, milliseconds."""
    lines = [
        "| model | MB | threads | p50 ms | p90 ms | mean ms | min ms | max ms |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for row in result["results"]:
        figures = [row[key] for key in ("p50_ms", "p90_ms", "mean_ms", "min_ms", "max_ms")]
        lines.append(
            f"| {pathlib.Path(row['model']).name} | {row['model_bytes'] / 1e6:.2f} "
            f"| {row['threads']} | " + " | ".join(f"{figure:.2f}" for figure in figures) + " |"
        )
    return "\n".join(lines)


def percentile(samples: Sequence[float], percent: float) -> float:
    """The percentile of samples, linear between neighbours (NumPy's default)."""
    ordered = sorted(samples)
    position = (len(ordered) - 1) * percent / 100
    below = int(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (position - below)


def _row(measurement: dict) -> dict:
    samples = measurement["samples_ms"]
    return {
        "model": measurement["model"],
        "model_bytes": os.path.getsize(measurement["model"]),
        "threads": measurement["threads"],
        "init_ms": measurement["init_ms"],
        "first_run_ms": measurement["first_run_ms"],
        "p50_ms": percentile(samples, 50),
        "p90_ms": percentile(samples, 90),
        "mean_ms": statistics.fmean(samples),
        "min_ms": min(samples),
        "max_ms": max(samples),
        "samples_ms": samples,
    }
