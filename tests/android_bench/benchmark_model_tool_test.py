# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of Google's benchmark_model as the runner."""

import pathlib
import stat

import pytest

from android_bench.benchmark_config import BenchmarkConfig
from android_bench.benchmark_model_tool import (
    benchmark_model_arguments,
    read_benchmark_model_output,
)
from android_bench.errors import BenchmarkError
from android_bench.host_target import measure_on_host
from android_bench.model_inputs import model_inputs
from android_bench.result import make_result

PRINTED = """STARTING!
Log parameter values verbosely: [0]
Min num runs: [50]
INFO: Created TensorFlow Lite XNNPACK delegate for CPU.
The input model file size (MB): 25.7
Initialized session in 31.25ms.
Running benchmark for at least 1 iterations and at least 0 seconds but terminate if exceeding 150
count=1 curr=70000 p5=70000 median=70000 p95=70000
Running benchmark for at least 50 iterations and at least 0 seconds but terminate if exceeding 150
count=50 first=61000 curr=60500 min=60000 max=64000 avg=61000.5 std=300 median=60900
Inference timings in us: Init: 31250, First inference: 75000, Warmup (avg): 70000, \
Inference (avg): 61000.5
Note: as the benchmark tool itself affects memory footprint, the following is only APPROXIMATE
Memory footprint delta from the start of the tool (MB): init=20.5 overall=41.25
Overall peak memory footprint (MB) via periodic monitoring: 44.5
Profiling Info for Benchmark Initialization:
============================== Run Order ==============================
 [node type] [start] [first] [avg ms] [%] [cdf%] [mem KB] [times called] [Name]
 ModifyGraphWithDelegate 0.000 20.000 20.000 90.0% 90.0% 20000.0 1 ModifyGraphWithDelegate/0
============================== Top by Computation Time ==============================
Operator-wise Profiling Info for Regular Benchmark Runs:
============================== Run Order ==============================
 [node type] [start] [first] [avg ms] [%] [cdf%] [mem KB] [times called] [Name]
 GATHER 0.000 0.017 0.016 0.1% 0.1% 0.000 50 [encoder/gather]:0
 Fully Connected (NC, QD8, F32, QC8W) GEMM 0.030 40.0 39.5 75.0% 75.1% 0.000 100 Delegate/FC:0
============================== Top by Computation Time ==============================
"""
CONFIG = BenchmarkConfig(models=(pathlib.Path("a.tflite"),))


def read(text):
    return read_benchmark_model_output(text, CONFIG.models[0], 4, CONFIG)


def test_figures_are_those_of_the_run_not_of_the_warm_up():
    row = read(PRINTED)
    assert (row.init, row.first_run, row.warmup) == (31.25, 75.0, [70.0])
    assert row.summary == {"min": 60.0, "max": 64.0, "mean": 61.0005, "p50": 60.9}
    assert row.samples == []
    assert row.peak_memory_bytes == round(44.5 * 1024 * 1024)


def test_operators_are_those_of_the_runs_not_of_the_start():
    assert [operator["operator"] for operator in read(PRINTED).operators] == [
        "GATHER",
        "Fully Connected (NC, QD8, F32, QC8W) GEMM",
    ]
    assert read(PRINTED).operators[1]["calls"] == 2


@pytest.mark.parametrize(
    "text, last",
    [
        ("", "nothing"),
        ("Failed to read model.\n", "Failed to read model."),
        (PRINTED.replace("Inference timings in us", "Timings"), "======"),
        (PRINTED.replace("avg=61000.5", ""), "======"),
    ],
)
def test_rubbish_is_one_sentence(text, last):
    with pytest.raises(BenchmarkError, match=f"printed no timings; its last words: {last}"):
        read(text)


def test_inputs_are_in_range_and_in_the_files_order(models):
    arguments = benchmark_model_arguments("/m", model_inputs(models[0], CONFIG), 4, CONFIG)
    assert "--input_layer=ids,mask,segment_ids" in arguments
    assert "--input_layer_shape=1,6:1,6:1,6" in arguments
    ranges = next(word for word in arguments if "value_range" in word)
    assert ranges.endswith(":mask,1,1:segment_ids,0,0")
    assert 0 <= int(ranges.split(",")[1]) <= int(ranges.split(",")[2].split(":")[0]) < 32


def test_it_is_known_by_its_name(models, tmp_path, check_schema):
    binary = tmp_path / "android_aarch64_benchmark_model"
    binary.write_text(f"#!/bin/sh\ncat << 'END'\n{PRINTED}END\n")
    binary.chmod(binary.stat().st_mode | stat.S_IXUSR)
    config = BenchmarkConfig(models=models, runner=str(binary))
    result = make_result(config, measure_on_host(config))
    check_schema(result)
    assert [row["mean_ms"] for row in result["results"]] == [61.0005, 61.0005]
    assert result["tool"]["name"] == "benchmark_model"
