# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The program prints a line for each stage, as its peer does, and refuses others."""

import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).parents[3]
TOY = ("--teacher=ib_bert_toy", "--student=mobilebert_toy", "--batch=2", "--sequence_length=16")


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "experiments.benchmarks.train_step", *TOY, *arguments],
        cwd=ROOT,
        env=os.environ | {"CUDA_VISIBLE_DEVICES": "-1", "TF_CPP_MIN_LOG_LEVEL": "3"},
        capture_output=True,
        text=True,
    )


def test_prints_each_stage():
    done = run("--stages=1,2", "--repeats=1", "--feature_cache", "--precision=mixed_bfloat16")
    assert done.returncode == 0, done.stderr
    first, last, parameters = done.stdout.splitlines()
    assert re.fullmatch(r"stage 1: [\d.]+ sequences/s", first)
    assert re.fullmatch(r"stage 2: [\d.]+ sequences/s", last)
    assert parameters.startswith("parameters: teacher ")


def test_other_stages_are_refused():
    done = run("--stages=3")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        "error: `--stages` must be layers below 2, or 2 for distillation. Received: stages=3"
    )
