# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Runs models on this machine with ai-edge-litert."""

from __future__ import annotations

import pathlib
import time

from ai_edge_litert.interpreter import Interpreter

from android_bench.benchmark_config import BenchmarkConfig
from android_bench.token_inputs import token_inputs, vocabulary_size_of


class HostModel:
    """One model, loaded and fed, at one number of threads.

    Attributes:
        init_ms: milliseconds from the file's content to a ready interpreter.

    Raises:
        ValueError: if the file is no TFLite model with the inputs of a BERT.
    """

    def __init__(self, path: pathlib.Path, num_threads: int, config: BenchmarkConfig):
        content = _read_model(path)
        start = time.perf_counter()
        self._interpreter = Interpreter(model_content=content, num_threads=num_threads)
        self._interpreter.allocate_tensors()
        self.init_ms = _milliseconds_since(start)
        details = _inputs_by_name(self._interpreter)
        size = config.vocabulary_size or vocabulary_size_of(content)
        inputs = token_inputs(details, size, config.seed)
        for name, value in inputs.items():
            self._interpreter.set_tensor(details[name]["index"], value)

    def time_one_run(self) -> float:
        """Runs once; returns milliseconds. Setting inputs is not in it."""
        start = time.perf_counter()
        self._interpreter.invoke()
        return _milliseconds_since(start)


def measure_on_host(config: BenchmarkConfig) -> list[dict]:
    """Measures all models at all thread counts.

    At one thread count the models run in turns, one inference each, so that a
    clock that slows down or a busy machine hits all of them alike.

    Returns:
        One dict a model and thread count: `model`, `threads`, `init_ms`,
        `first_run_ms` and `samples_ms`.
    """
    return [row for threads in config.threads for row in _measure(threads, config)]


def _measure(threads: int, config: BenchmarkConfig) -> list[dict]:
    models = {path: HostModel(path, threads, config) for path in config.models}
    first = {path: model.time_one_run() for path, model in models.items()}
    for _ in range(config.num_warmup_runs):
        for model in models.values():
            model.time_one_run()
    samples: dict[pathlib.Path, list[float]] = {path: [] for path in models}
    for _ in range(config.num_runs):
        for path, model in models.items():
            samples[path].append(model.time_one_run())
    return [
        {
            "model": str(path),
            "threads": threads,
            "init_ms": model.init_ms,
            "first_run_ms": first[path],
            "samples_ms": samples[path],
        }
        for path, model in models.items()
    ]


def _read_model(path: pathlib.Path) -> bytes:
    content = path.read_bytes()
    if content[4:8] != b"TFL3":
        raise ValueError(f"`models` must be TFLite files. Received: {path}")
    return content


def _inputs_by_name(interpreter: Interpreter) -> dict[str, dict]:
    """The inputs by signature name; by tensor name in files without signature."""
    for signature in interpreter.get_signature_list():
        return interpreter.get_signature_runner(signature).get_input_details()
    return {_short(detail["name"]): detail for detail in interpreter.get_input_details()}


def _short(tensor_name: str) -> str:
    """`serving_default_input_ids:0` is `input_ids`."""
    return tensor_name.removeprefix("serving_default_").partition(":")[0]


def _milliseconds_since(start: float) -> float:
    return 1000 * (time.perf_counter() - start)
