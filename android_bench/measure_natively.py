# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The order in which every target with the native runner measures."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable

from android_bench.benchmark_config import BenchmarkConfig
from android_bench.measurement import Measurement
from android_bench.runner_job import RunnerJob

Execute = Callable[[RunnerJob], list[Measurement]]


def measure_natively(
    config: BenchmarkConfig, mask: str | None, execute: Execute
) -> list[Measurement]:
    """Measures all models at all numbers of threads.

    First each model in processes of its own: one for its start and its memory, one for
    its operators, as a profiler disturbs both. Then all in one process, in turns: the
    samples.

    Args:
        config: what to measure.
        mask: hexadecimal mask of cores; None to leave them free.
        execute: runs the runner on the target.
    """
    rows = []
    for threads in config.threads:
        together = RunnerJob(
            models=config.models,
            threads=threads,
            num_runs=config.num_runs,
            num_warmup_runs=config.num_warmup_runs,
            mask=mask,
            signature=config.signature,
        )
        alone = [_told(execute, together.alone(model))[0] for model in config.models]
        profiled = [_told(execute, together.profiled(model))[0] for model in config.models]
        rows += map(_combined, alone, profiled, _told(execute, together))
    return rows


def _told(execute: Execute, job: RunnerJob) -> list[Measurement]:
    names = ", ".join(model.name for model in job.models)
    what = "profiling" if job.profile else "measuring"
    print(f"{what} {names}: {job.threads} threads, {job.num_runs} runs", file=sys.stderr)
    return execute(job)


def _combined(alone: Measurement, profiled: Measurement, together: Measurement) -> Measurement:
    return dataclasses.replace(
        together,
        init=alone.init,
        first_run=alone.first_run,
        peak_memory_bytes=alone.peak_memory_bytes,
        operators=profiled.operators,
    )
