# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Runs models on this machine in Python, where there is no compiler for the runner.

Latency only: Python's interpreter tells neither operators nor its own share of memory.
"""

from __future__ import annotations

import pathlib
import time

from ai_edge_litert.interpreter import Interpreter

from android_bench.benchmark_config import BenchmarkConfig
from android_bench.measurement import Measurement
from android_bench.model_inputs import model_inputs, read_model


class PythonModel:
    """One model, loaded and fed, at one number of threads.

    Attributes:
        init_ms: milliseconds from the file's content to a ready interpreter.

    Raises:
        ValueError: if the file is no TFLite model with the inputs of a BERT.
    """

    def __init__(self, path: pathlib.Path, num_threads: int, config: BenchmarkConfig):
        content = read_model(path)
        start = time.perf_counter()
        self._interpreter = Interpreter(model_content=content, num_threads=num_threads)
        self._interpreter.allocate_tensors()
        self.init_ms = _milliseconds_since(start)
        for given in model_inputs(path, config):
            self._interpreter.set_tensor(given.index, given.value)

    def time_one_run(self) -> float:
        """Runs once; returns milliseconds. Setting inputs is not in it."""
        start = time.perf_counter()
        self._interpreter.invoke()
        return _milliseconds_since(start)


def measure_in_python(config: BenchmarkConfig) -> list[Measurement]:
    """Measures all models at all numbers of threads, in turns."""
    return [row for threads in config.threads for row in _measure(threads, config)]


def _measure(threads: int, config: BenchmarkConfig) -> list[Measurement]:
    models = {path: PythonModel(path, threads, config) for path in config.models}
    first = {path: model.time_one_run() for path, model in models.items()}
    warmup = _rounds(models, config.num_warmup_runs)
    samples = _rounds(models, config.num_runs)
    return [
        Measurement(
            model=path,
            threads=threads,
            init=model.init_ms,
            first_run=first[path],
            warmup=warmup[path],
            samples=samples[path],
        )
        for path, model in models.items()
    ]


def _rounds(models: dict[pathlib.Path, PythonModel], rounds: int) -> dict:
    samples: dict[pathlib.Path, list[float]] = {path: [] for path in models}
    for _ in range(rounds):
        for path, model in models.items():
            samples[path].append(model.time_one_run())
    return samples


def _milliseconds_since(start: float) -> float:
    return 1000 * (time.perf_counter() - start)
