# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A plan with a feature cache trains what the same plan without one does, and survives kills."""

import dataclasses
import json
import os
import pathlib
import subprocess
import sys
import time

import keras
import numpy as np
import pytest

from mobilebert_tf.distill import FeatureCacheConfig, TransferPlan, progressive, run_transfer_plan
from mobilebert_tf.training import MetricsLog, OptimizationConfig, TrainingConfig
from tests.training import toy

CONFIG = TrainingConfig(steps_per_loop=2, checkpoint_interval=4)
STEPS = 6
OPTIMIZATION = OptimizationConfig(learning_rate=1e-2, end_learning_rate_ratio=1.0)
REPEATED = TransferPlan(
    stages=progressive(
        2, STEPS, 1, layer_optimization=OPTIMIZATION, lower_layer_learning_rate_factor=0.0
    ).stages[:2],
    repeat_batches=True,
)


def cached(dtype, max_gigabytes=0.1):
    config = FeatureCacheConfig(max_gigabytes=max_gigabytes, dtype=dtype)
    return dataclasses.replace(REPEATED, feature_cache=config)


def run(plan, directory, watch=lambda start: None, **student):
    """Returns the student's weights and the losses."""
    keras.utils.set_random_seed(0)
    teacher = toy.pretrainer("ib_bert_toy", num_layers=2)
    student = toy.pretrainer("mobilebert_toy", num_layers=2, **student)

    def dataset_fn(start):
        watch(start)
        return toy.dataset_fn()(start)

    run_transfer_plan(plan, teacher, student, dataset_fn, directory, config=CONFIG, progress=False)
    losses = [record["loss"] for record in MetricsLog.read(directory / "metrics.jsonl")]
    return {variable.path: variable.numpy() for variable in student.weights}, losses


@pytest.fixture(scope="module")
def uncached(tmp_path_factory):
    starts = []
    weights, losses = run(REPEATED, tmp_path_factory.mktemp("uncached"), starts.append)
    assert starts == [0, 0]
    return weights, losses


def test_with_exact_features_it_is_the_same_run(uncached, tmp_path):
    weights, losses = run(cached("float32"), tmp_path)
    np.testing.assert_allclose(losses, uncached[1], rtol=1e-6)
    for path, expected in uncached[0].items():
        np.testing.assert_allclose(weights[path], expected, atol=1e-6, err_msg=path)
    assert not (tmp_path / "features").exists()


def test_with_rounded_features_it_is_near(uncached, tmp_path):
    # Features of a run whose checkpoints were deleted must not be taken for this one's.
    stale = tmp_path / "features/layer_1/00000000.bin"
    stale.parent.mkdir(parents=True)
    stale.write_bytes(bytes(3 * 4 * 12 * 32 * 2))
    # bfloat16 has 8 bits: features are off by 1 part in 512 at most.
    weights, losses = run(cached("bfloat16"), tmp_path)
    assert losses[: STEPS // 2] == uncached[1][: STEPS // 2]  # layer_0 reads no features
    np.testing.assert_allclose(losses, uncached[1], rtol=5e-3)
    for block in ("block_0/", "block_1/"):
        paths = [path for path in weights if path.startswith(block)]
        assert paths
        change = sum(np.sum((weights[p] - uncached[0][p]) ** 2) for p in paths)
        assert change <= 0.01**2 * sum(np.sum(uncached[0][p] ** 2) for p in paths), block


def test_too_small_a_bound_is_refused_before_any_step(tmp_path):
    with pytest.raises(ValueError, match=r"`max_gigabytes` .* at least"):
        run(cached("bfloat16", max_gigabytes=1e-6), tmp_path)
    assert not list(tmp_path.rglob("*.index"))


def test_a_run_may_go_on_with_another_bound_but_not_without_a_cache(tmp_path):
    def stop(start):
        if list(tmp_path.glob("features/layer_1/*.bin")):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(cached("float32"), tmp_path, stop)
    with pytest.raises(ValueError, match=r"plan\.json differs in feature_cache\.max_gigabytes"):
        run(REPEATED, tmp_path)
    run(cached("float32", max_gigabytes=0.2), tmp_path)
    plan = json.loads((tmp_path / "plan.json").read_text())
    assert plan["feature_cache"]["max_gigabytes"] == 0.2


COMMAND = (sys.executable, "-m", "tests.distill.killed_plan")
ROOT = pathlib.Path(__file__).parents[2]


@pytest.mark.slow
def test_killed_in_a_fill_and_in_a_stage_it_ends_with_the_same_weights(tmp_path):
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    subprocess.run([*COMMAND, whole, "cached"], cwd=ROOT, check=True)
    features = "features/layer_{}/*.bin"
    for pattern, count in (
        (features.format(1), 7),  # the first fill
        ("01_layer_1/*.index", 1),  # the stage that reads it
        (features.format(2), 5),  # a fill that takes the first one's place
        ("03_distillation/*.index", 1),
    ):
        _kill_when(killed, pattern, count)
    assert not (killed / "weights.npz").exists()
    subprocess.run([*COMMAND, killed, "cached"], cwd=ROOT, check=True)
    with np.load(whole / "weights.npz") as expected, np.load(killed / "weights.npz") as values:
        assert expected.files == values.files
        for name in expected:
            np.testing.assert_array_equal(values[name], expected[name], err_msg=name)
    left = {path.name for path in killed.iterdir() if path.is_dir()}
    assert left == {"03_distillation"}


@pytest.mark.slow
def test_two_replicas_read_the_same_features():
    command = (sys.executable, "-m", "tests.distill.replicated_plan")
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    assert float(done.stdout) < 1e-5


def _kill_when(directory, pattern, count):
    """Kills the run with no warning once so many files of the pattern are there."""
    with subprocess.Popen([*COMMAND, directory, "cached"], cwd=ROOT, env=os.environ) as process:
        while len(list(directory.glob(pattern))) < count:
            assert process.poll() is None, "it ended before it could be killed"
            time.sleep(0.002)
        process.kill()
