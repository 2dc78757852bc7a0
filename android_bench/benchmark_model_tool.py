# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Google's benchmark_model as the runner: its command line, and what it prints."""

from __future__ import annotations

import pathlib
import re

from android_bench.benchmark_config import BenchmarkConfig
from android_bench.errors import BenchmarkError
from android_bench.measurement import Measurement
from android_bench.model_inputs import ModelInput
from android_bench.profile_table import read_profile_table

_NUMBER = r"([\d.eE+-]+)"
_SUMMARY = re.compile(
    rf"Inference timings in us: Init: {_NUMBER}, First inference: {_NUMBER}, "
    rf"Warmup \(avg\): {_NUMBER}, Inference \(avg\): {_NUMBER}"
)
_PEAK = re.compile(rf"Overall peak memory footprint \(MB\) via periodic monitoring: {_NUMBER}")
_STATISTIC = re.compile(rf"\b(min|max|avg|p5|median|p95)={_NUMBER}")
# Its names of statistics -> ours.
_NAMES = {"avg": "mean", "min": "min", "max": "max", "median": "p50"}
_MICROSECONDS_PER_MILLISECOND = 1e3
_BYTES_PER_MEBIBYTE = 1 << 20


def is_benchmark_model(path: pathlib.Path) -> bool:
    """Whether a binary is Google's, by its name."""
    return "benchmark_model" in path.name


def not_in_turns(config: BenchmarkConfig) -> tuple[str, ...]:
    """The warning that several models need with this tool."""
    if len(config.models) == 1:
        return ()
    return ("benchmark_model runs one model after the other: drift may favour one of them.",)


def benchmark_model_arguments(
    graph: str, inputs: list[ModelInput], threads: int, config: BenchmarkConfig
) -> list[str]:
    """Returns its arguments.

    Without value ranges it fills ids at random over all integers, and the look-up of
    the embedding fails. It takes inputs in the order of the file.

    Args:
        graph: the model's file where it runs.
        inputs: of the model.
        threads: CPU threads.
        config: numbers of runs.
    """
    ordered = sorted(inputs, key=lambda given: given.index)
    shapes = [",".join(map(str, given.value.shape)) for given in ordered]
    ranges = [
        f"{given.name},{int(given.value.min())},{int(given.value.max())}" for given in ordered
    ]
    signature = [f"--signature_to_run_for={config.signature}"] if config.signature else []
    return [
        *signature,
        f"--graph={graph}",
        f"--num_threads={threads}",
        f"--num_runs={config.num_runs}",
        f"--warmup_runs={config.num_warmup_runs}",
        # It would go on until these have passed.
        "--min_secs=0",
        "--warmup_min_secs=0",
        f"--input_layer={','.join(given.name for given in ordered)}",
        f"--input_layer_shape={':'.join(shapes)}",
        f"--input_layer_value_range={':'.join(ranges)}",
        "--enable_op_profiling=true",
        "--report_peak_memory_footprint=true",
    ]


def read_benchmark_model_output(
    text: str, model: pathlib.Path, threads: int, config: BenchmarkConfig
) -> Measurement:
    """Reads what it printed.

    It keeps no samples, so there are only its own statistics: no p90 and p99, and of
    releases before 2024 no p50. Operators are profiled in the very runs that are timed.

    Raises:
        BenchmarkError: if the lines with the figures are not there.
    """
    summary = _SUMMARY.search(text)
    counts = [line for line in text.splitlines() if re.search(r"\bcount=\d+ ", line)]
    statistics = dict(_STATISTIC.findall(counts[-1])) if counts else {}
    if not summary or not {"avg", "min", "max"} <= set(statistics):
        last = (text.strip().splitlines() or ["nothing"])[-1]
        raise BenchmarkError(f"benchmark_model printed no timings; its last words: {last}")
    init, first, warmup = (_milliseconds(value) for value in summary.groups()[:3])
    peak = _PEAK.search(text)
    operators = read_profile_table(text, config.num_runs)
    return Measurement(
        model=model,
        threads=threads,
        init=init,
        first_run=first,
        warmup=[warmup] * min(config.num_warmup_runs, 1),  # it tells the mean only
        samples=[],
        summary={
            ours: _milliseconds(statistics[name])
            for name, ours in _NAMES.items()
            if name in statistics
        },
        peak_memory_bytes=round(float(peak[1]) * _BYTES_PER_MEBIBYTE) if peak else None,
        operators=operators or None,
    )


def _milliseconds(microseconds: str) -> float:
    return float(microseconds) / _MICROSECONDS_PER_MILLISECOND
