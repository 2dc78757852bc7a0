# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of the runner's command line and of reading what it writes."""

import dataclasses
import json
import pathlib

import pytest

from android_bench.errors import BenchmarkError
from android_bench.runner_job import RunnerJob, read_runner_output

MODEL = pathlib.Path("a.tflite")
JOB = RunnerJob(models=(MODEL,), threads=2, num_runs=2, num_warmup_runs=1, mask="f0")
ROW = {
    "path": "a.tflite",
    "load_ns": 3_000_000,
    "first_run_ns": 2_000_000,
    "warmup_ns": [1_500_000],
    "samples_ns": [1_000_000, 1_100_000],
    "outputs": [],
    "profile_table": "",
}
CONTENT = {"runner_version": "1", "threads": 2, "peak_memory_kib": 2, "models": [ROW]}


def test_arguments_are_the_runners():
    assert JOB.arguments({MODEL: ("m", "i")}, "o.json") == [
        *("--threads=2", "--runs=2", "--warmup=1", "--output=o.json", "--cores=f0"),
        *("--model=m", "--inputs=i"),
    ]
    assert JOB.profiled(MODEL).arguments({MODEL: ("m", "i")}, "o")[-3] == "--profile"
    signed = dataclasses.replace(JOB, signature="serving_64")
    assert "--signature=serving_64" in signed.arguments({MODEL: ("m", "i")}, "o")
    assert JOB.alone(MODEL).num_runs == 1


def test_units_become_milliseconds_and_bytes():
    (row,) = read_runner_output(json.dumps(CONTENT), JOB)
    assert row.init == 3.0 and row.first_run == 2.0
    assert row.warmup == [1.5] and row.samples == [1.0, 1.1]
    assert row.peak_memory_bytes == 2048
    assert row.operators is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Segmentation fault",
        "[]",
        "null",
        json.dumps(CONTENT)[:-40],
        json.dumps(CONTENT | {"runner_version": "2"}),
        json.dumps(CONTENT | {"threads": 1}),
        json.dumps(CONTENT | {"models": []}),
        json.dumps(CONTENT | {"models": [ROW | {"samples_ns": [1]}]}),
        json.dumps(CONTENT | {"models": [ROW | {"samples_ns": "12"}]}),
        json.dumps(CONTENT | {"models": [{}]}),
    ],
)
def test_rubbish_is_one_sentence(text):
    with pytest.raises(BenchmarkError, match="the runner's output is not what"):
        read_runner_output(text, JOB)
