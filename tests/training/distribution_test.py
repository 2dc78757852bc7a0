# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Strategies by name, and that replicas do not change the result."""

import os
import pathlib
import subprocess
import sys

import pytest
import tensorflow as tf

from mobilebert_tf.training import distribution_strategy
from tests.data.numbered_examples import write_numbered_examples
from tests.training.workers_test import task

ROOT = pathlib.Path(__file__).parents[2]


def test_one_device_and_mirrored_have_their_replicas():
    assert distribution_strategy("one_device").num_replicas_in_sync == 1
    devices = tf.config.list_logical_devices("GPU") or tf.config.list_logical_devices("CPU")
    assert distribution_strategy("mirrored").num_replicas_in_sync == len(devices)


def test_unknown_name_is_refused():
    with pytest.raises(ValueError, match="name='two'"):
        distribution_strategy("two")


def test_two_runs_of_a_process_share_their_mirrored_strategy():
    """With one for each the second ended with `Shape mismatch in the collective instance`."""
    assert distribution_strategy("mirrored") is distribution_strategy("mirrored")


def test_a_tpu_that_is_not_there_is_named():
    with pytest.raises(ValueError, match=r"must be a TPU that can be reached\. Received: tpu=''"):
        distribution_strategy("tpu")


@pytest.mark.parametrize("name", ["one_device", "mirrored"])
def test_processes_that_would_each_train_alone_are_refused(name, monkeypatch):
    monkeypatch.setenv("TF_CONFIG", task(["a:1"], 0))
    distribution_strategy(name)
    monkeypatch.setenv("TF_CONFIG", task(["a:1", "b:1"], 1))
    with pytest.raises(ValueError, match=rf"for the 2 processes of TF_CONFIG.*name='{name}'"):
        distribution_strategy(name)


@pytest.mark.parametrize("of_examples", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_two_replicas_equal_one(tmp_path, of_examples):
    if of_examples:
        write_numbered_examples(tmp_path)
    result = subprocess.run(
        [sys.executable, "-m", "tests.training.two_replicas", *[tmp_path] * of_examples],
        cwd=ROOT,
        env=os.environ | {"CUDA_VISIBLE_DEVICES": "-1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    moved, two, two_in_parts = map(float, result.stdout.split())
    assert moved > 1e-3
    assert two < 1e-5
    assert two_in_parts < 1e-5
