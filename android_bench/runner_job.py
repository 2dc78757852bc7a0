# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""One call of the native runner, and what it gives back."""

from __future__ import annotations

import dataclasses
import json
import pathlib

from android_bench.errors import BenchmarkError
from android_bench.measurement import Measurement
from android_bench.profile_table import read_profile_table

# Of more, LiteRT's profiler would forget the first.
PROFILED_RUNS = 10
_NANOSECONDS_PER_MILLISECOND = 1e6


@dataclasses.dataclass(frozen=True, kw_only=True)
class RunnerJob:
    """What one process of the runner shall do.

    Attributes:
        models: measured in turns.
        threads: CPU threads.
        num_runs: timed inferences of each model.
        num_warmup_runs: inferences before.
        mask: hexadecimal mask of cores; None to leave them free.
        signature: of all models; None for the first of each.
        profile: record the operators, which costs time.
    """

    models: tuple[pathlib.Path, ...]
    threads: int
    num_runs: int
    num_warmup_runs: int
    mask: str | None = None
    signature: str | None = None
    profile: bool = False

    def alone(self, model: pathlib.Path) -> RunnerJob:
        """The job that looks at one model by itself: its start and its memory."""
        return dataclasses.replace(self, models=(model,), num_runs=1, num_warmup_runs=0)

    def profiled(self, model: pathlib.Path) -> RunnerJob:
        """The job that looks at one model's operators.

        It has a process to itself: the profiler takes 70 MB, and time.
        """
        runs = min(self.num_runs, PROFILED_RUNS)
        return dataclasses.replace(self, models=(model,), num_runs=runs, profile=True)

    def arguments(self, files: dict[pathlib.Path, tuple[str, str]], output: str) -> list[str]:
        """The runner's arguments.

        Args:
            files: model to the names of its file and of its inputs' where it runs.
            output: the name of the JSON there.
        """
        arguments = [f"--threads={self.threads}", f"--runs={self.num_runs}"]
        arguments += [f"--warmup={self.num_warmup_runs}", f"--output={output}"]
        arguments += [f"--cores={self.mask}"] if self.mask else []
        arguments += [f"--signature={self.signature}"] if self.signature else []
        arguments += ["--profile"] if self.profile else []
        for model in self.models:
            name, inputs = files[model]
            arguments += [f"--model={name}", f"--inputs={inputs}"]
        return arguments


def read_runner_output(text: str, job: RunnerJob) -> list[Measurement]:
    """Reads the runner's JSON.

    Raises:
        BenchmarkError: if it is not the JSON of this job.
    """
    try:
        content = json.loads(text)
        rows = [_measurement(*pair, content, job) for pair in _pairs(content, job)]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BenchmarkError(
            "the runner's output is not what this version of android_bench reads "
            f"({type(error).__name__}: {error}). It begins: {text[:60]!r}"
        ) from error
    return rows


def _pairs(content: dict, job: RunnerJob):
    if content["runner_version"] != "1" or content["threads"] != job.threads:
        raise ValueError("another version, or other threads")
    return zip(job.models, content["models"], strict=True)


def _measurement(path: pathlib.Path, row: dict, content: dict, job: RunnerJob) -> Measurement:
    samples = [_milliseconds(value) for value in row["samples_ns"]]
    if len(samples) != job.num_runs:
        raise ValueError(f"{len(samples)} samples for {job.num_runs} runs")
    kib = content["peak_memory_kib"]
    return Measurement(
        model=path,
        threads=job.threads,
        init=_milliseconds(row["load_ns"]),
        first_run=_milliseconds(row["first_run_ns"]),
        warmup=[_milliseconds(value) for value in row["warmup_ns"]],
        samples=samples,
        peak_memory_bytes=1024 * kib if kib >= 0 else None,
        operators=read_profile_table(row["profile_table"], job.num_runs) if job.profile else None,
        outputs=row["outputs"],
    )


def _milliseconds(nanoseconds: int) -> float:
    return nanoseconds / _NANOSECONDS_PER_MILLISECOND
