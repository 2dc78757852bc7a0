# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of what may be asked for."""

import pathlib

import pytest

from android_bench.benchmark_config import BenchmarkConfig

MODEL = pathlib.Path("a.tflite")


def test_no_model_is_an_error():
    with pytest.raises(ValueError, match="must name a"):
        BenchmarkConfig(models=())


def test_the_same_model_twice_is_an_error():
    with pytest.raises(ValueError, match="must differ"):
        BenchmarkConfig(models=(MODEL, MODEL))


@pytest.mark.parametrize("cores", ["big", "f0", "1F0", "0a", None])
def test_masks_are_hexadecimal(cores):
    assert BenchmarkConfig(models=(MODEL,), cores=cores).cores == cores


@pytest.mark.parametrize("cores", ["", "00", "0xf0", "f0; reboot", "12345678901234567", "all"])
def test_what_is_no_mask_is_an_error(cores):
    with pytest.raises(ValueError, match="`cores` must be"):
        BenchmarkConfig(models=(MODEL,), cores=cores)
