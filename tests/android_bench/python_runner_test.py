# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of measuring in Python."""

from android_bench import python_runner
from android_bench.benchmark_config import BenchmarkConfig


def test_models_run_in_turns(models, monkeypatch):
    order = []

    class FakeModel:
        init_ms = 1.0

        def __init__(self, path, num_threads, config):
            self.path = path

        def time_one_run(self):
            order.append(self.path.name[0])
            return float(len(order))

    monkeypatch.setattr(python_runner, "PythonModel", FakeModel)
    config = BenchmarkConfig(models=models, num_runs=2, num_warmup_runs=1)
    rows = python_runner.measure_in_python(config)
    assert order == ["a", "b"] * 4
    # First run 1 and 2, warm-up 3 and 4, then the samples.
    assert [row.first_run for row in rows] == [1, 2]
    assert [row.warmup for row in rows] == [[3], [4]]
    assert [row.samples for row in rows] == [[5, 7], [6, 8]]
