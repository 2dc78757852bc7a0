# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The latency columns of tables 4 and 7, on this computer and on an emulated ARM core.

Neither is a phone: milliseconds of this computer and instructions of an emulated core
stand beside the paper's milliseconds, and only ratios are compared.
"""

from __future__ import annotations

import json
from pathlib import Path

import tqdm

from experiments.experiment import Inputs
from experiments.paper import TABLES
from experiments.run_program import run_program

_TABLE_4 = ("bert_base", "mobilebert", "mobilebert_tiny")
_TABLE_7 = (
    "mobilebert_no_opt",
    "mobilebert_layernorm_relu",
    "mobilebert_nonorm_gelu",
    "mobilebert",
)
_TOYS = ("ib_bert_toy", "mobilebert_toy")
_PRECISIONS = ("float32", "int8")
# The phone's, as the paper's: four threads, a sequence of 128 tokens.
_THREADS = 4
_LENGTH = 128


def run_table_4(scale: str, directory: Path, inputs: Inputs) -> dict:
    """Compares BERT-base, MobileBERT and its tiny form (paper, table 4)."""
    return _run(_TABLE_4 if scale == "cpu" else _TOYS, directory, inputs)


def run_table_7(scale: str, directory: Path, inputs: Inputs) -> dict:
    """Compares LayerNorm and NoNorm, GELU and ReLU (paper, table 7)."""
    return _run(_TABLE_7 if scale == "cpu" else _TOYS, directory, inputs)


def _run(names: tuple[str, ...], directory: Path, inputs: Inputs) -> dict:
    """Exports the untrained encoders that are not there yet, and measures all of them."""
    directory.mkdir(parents=True, exist_ok=True)
    files = [(name, precision) for precision in _PRECISIONS for name in names]
    for name, precision in tqdm.tqdm(files, desc="exports", unit="file"):
        _export(name, precision, _file(directory, name, precision))
    paths = [_file(directory, *file) for file in files]
    host = [
        _measure(paths, directory / f"host_{repetition}", "--target=host", f"--threads={_THREADS}")
        for repetition in range(inputs.seeds)
    ]
    emulated = _measure(paths, directory / "emulated", "--target=emulated")
    return {
        f"{name}_{precision}": {
            "bytes": path.stat().st_size,
            "host_p50_ms": [run[path.name]["p50_ms"] for run in host],
            "instructions": emulated[path.name]["instructions"],
        }
        for (name, precision), path in zip(files, paths, strict=True)
    }


def _file(directory: Path, name: str, precision: str) -> Path:
    return directory / f"{name}_{precision}.tflite"


def _export(name: str, precision: str, path: Path) -> None:
    if not path.exists():
        run_program(
            "export.to_tflite",
            f"--architecture={name}",
            "--seed=0",
            f"--precision={precision}",
            f"--sequence_length={_LENGTH}",
            f"--output={path}",
        )


def _measure(paths: list[Path], output: Path, *arguments: str) -> dict[str, dict]:
    models = [f"--model={path}" for path in paths]
    run_program("android_bench.run", *models, *arguments, f"--output={output}")
    result = json.loads((output / "benchmark.json").read_text("utf-8"))
    return {Path(row["model"]).name: row for row in result["results"]}


def to_markdown(report: dict) -> str:
    """Renders sizes and costs, and their ratios to the first file of the same precision."""
    lines = [
        f"| file | MB | host p50 ms, {_THREADS} threads | instructions, M | paper's ms "
        "| ratio: host | ratio: instructions | ratio: paper |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for file, row in report.items():
        name, _, precision = file.rpartition("_")
        first = next(other for other in report if other.endswith(f"_{precision}"))
        base = report[first]
        ratios = [
            min(row["host_p50_ms"]) / min(base["host_p50_ms"]),
            row["instructions"] / base["instructions"],
        ]
        paper, base_paper = _paper(name), _paper(first.rpartition("_")[0])
        lines.append(
            f"| {file} | {row['bytes'] / 1e6:.1f} | {min(row['host_p50_ms']):.1f} "
            f"| {row['instructions'] / 1e6:.1f} | {f'{paper:g}' if paper else '–'} "
            f"| {ratios[0]:.3f} | {ratios[1]:.3f} "
            f"| {f'{paper / base_paper:.3f}' if paper and base_paper else '–'} |"
        )
    return "\n".join(lines)


def _paper(name: str) -> float | None:
    """Milliseconds on a Pixel 4; tables 4 and 7 agree where both have a model."""
    rows = TABLES[7].rows | TABLES[4].rows
    return rows.get(name, {}).get("latency")
