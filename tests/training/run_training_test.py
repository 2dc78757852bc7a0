# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Runs end, continue, report and stop as promised."""

import importlib
import itertools
import pathlib
import shutil
import signal
import subprocess
import sys
import time
import types

import numpy as np
import orbit
import pytest
import tensorflow as tf

from mobilebert_tf.training import MetricsLog, OptimizationConfig, TrainingConfig, run_training
from mobilebert_tf.training.checkpoints import Checkpoints
from mobilebert_tf.training.termination import Terminated
from mobilebert_tf.training.workers import Workers
from tests.training import toy

CONFIG = TrainingConfig(steps_per_loop=3, checkpoint_interval=3)
OPTIMIZATION = OptimizationConfig(learning_rate=0.1, warmup_steps=2)


def run(objective, directory, steps, data=None, **arguments):
    return run_training(
        objective,
        objective.model.trainable_variables,
        OPTIMIZATION.make_optimizer(12),
        data or toy.linear_data(),
        steps=steps,
        directory=directory,
        config=arguments.pop("config", CONFIG),
        progress=arguments.pop("progress", False),
        **arguments,
    )


def weights(objective):
    return [variable.numpy() for variable in objective.model.weights]


def test_interrupted_run_equals_one_that_was_not(tmp_path):
    whole = toy.LinearObjective(dropout=0.5)
    run(whole, tmp_path / "whole", 12)
    run(toy.LinearObjective(dropout=0.5), tmp_path / "parts", 6)
    resumed = toy.LinearObjective(dropout=0.5, seed=7)
    run(resumed, tmp_path / "parts", 12)
    for expected, value in zip(weights(whole), weights(resumed), strict=True):
        np.testing.assert_array_equal(value, expected)


def test_parts_that_do_not_divide_the_batch_are_refused_in_a_sentence(tmp_path):
    config = TrainingConfig(micro_batches=3)
    with pytest.raises(ValueError, match=r"^`micro_batches` .* 4 examples on 1\. Received: .*=3$"):
        run(toy.LinearObjective(), tmp_path, 6, config=config)


def test_nothing_is_left_to_do_after_the_last_step(tmp_path):
    first = toy.LinearObjective()
    assert run(first, tmp_path, 6)["loss"] > 0
    again = toy.LinearObjective(seed=7)
    assert run(again, tmp_path, 6) == {}
    np.testing.assert_array_equal(weights(again)[0], weights(first)[0])


def test_records_have_the_step_the_terms_and_the_speed(tmp_path):
    config = TrainingConfig(steps_per_loop=4, tensorboard=True)
    run(toy.LinearObjective(), tmp_path, 10, stage="toy", config=config)
    records = MetricsLog.read(tmp_path / "metrics.jsonl")
    assert [record["step"] for record in records] == [4, 8, 10]
    assert set(records[0]) == {
        "stage",
        "step",
        "loss",
        "error",
        "size",
        "learning_rate",
        "sequences_per_second",
    }
    assert records[0]["stage"] == "toy"
    assert records[0]["learning_rate"] == pytest.approx(float(_rate(3)))
    scalars = _scalars(tmp_path / "tensorboard" / "toy")
    for record in records:
        for name in ("loss", "error", "size", "learning_rate"):
            assert scalars[name, record["step"]] == pytest.approx(record[name])


@pytest.mark.parametrize("progress", [False, True])
def test_speed_is_the_loops_own(tmp_path, monkeypatch, progress):
    clock = types.SimpleNamespace(perf_counter=itertools.count().__next__)  # a second a loop
    monkeypatch.setattr(importlib.import_module(run_training.__module__), "time", clock)
    config = TrainingConfig(steps_per_loop=4)
    run(toy.LinearObjective(), tmp_path, 10, config=config, progress=progress)
    records = MetricsLog.read(tmp_path / "metrics.jsonl")
    # Batches of four.
    assert [record["sequences_per_second"] for record in records] == [16.0, 16.0, 8.0]


def _scalars(folder):
    """What TensorBoard shows: tag and step -> value."""
    return {
        (value.tag, event.step): float(tf.make_ndarray(value.tensor))
        for path in sorted(folder.iterdir())
        for event in tf.compat.v1.train.summary_iterator(str(path))
        for value in event.summary.value
    }


def _rate(step):
    optimizer = OPTIMIZATION.make_optimizer(12)
    optimizer.iterations.assign(step)
    return optimizer.learning_rate


def test_nan_stops_and_names_step_terms_and_checkpoint(tmp_path):
    with pytest.raises(
        FloatingPointError, match=r"toy: Step 8 .*error=nan.*ckpt-6\. Begin in another"
    ):
        run(toy.LinearObjective(), tmp_path, 12, toy.linear_data(nan_at=7), stage="toy")
    assert [record["step"] for record in MetricsLog.read(tmp_path / "metrics.jsonl")] == [3, 6]


def test_nan_in_the_first_loop_says_that_there_is_no_checkpoint(tmp_path):
    with pytest.raises(FloatingPointError, match=r"Step 1 .*\. There is no checkpoint yet\. Begin"):
        run(toy.LinearObjective(), tmp_path, 12, toy.linear_data(nan_at=0))


def test_a_process_that_does_not_save_waits_for_the_one_that_does(tmp_path, monkeypatch):
    config = TrainingConfig(steps_per_loop=4)
    run(toy.LinearObjective(), tmp_path / "saved", 8, config=config)
    asked = []

    def init(self, strategy):
        self.is_chief, self.several = False, False

    def told_to_stop_at_8(self, flag):
        asked.append(flag)
        if len(asked) == 3:  # After the save, in which the other one has written its files.
            shutil.copytree(tmp_path / "saved", tmp_path / "run", dirs_exist_ok=True)
        return len(asked) > 1

    monkeypatch.setattr(Workers, "__init__", init)
    monkeypatch.setattr(Workers, "any", told_to_stop_at_8)
    with pytest.raises(Terminated, match=r"saved as .*run/ckpt-8\."):
        run(toy.LinearObjective(), tmp_path / "run", 12, config=config)


def test_processes_that_begin_at_different_steps_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(Workers, "agree", lambda self, number: number != 0)
    with pytest.raises(ValueError, match=r"all processes see\. .* this one found step 0, and"):
        run(toy.LinearObjective(), tmp_path, 12)


def test_sigterm_saves_and_stops(tmp_path, monkeypatch):
    whole = toy.LinearObjective(dropout=0.5)
    run(whole, tmp_path / "whole", 12)
    write = MetricsLog.write

    def write_and_be_told_to_stop(self, record):
        write(self, record)
        if record["step"] == 8:
            signal.raise_signal(signal.SIGTERM)

    config = TrainingConfig(steps_per_loop=4, tensorboard=True)
    with monkeypatch.context() as patch:
        patch.setattr(MetricsLog, "write", write_and_be_told_to_stop)
        with pytest.raises(Terminated, match=r"toy: stopped by SIGTERM .*ckpt-8\. Start again"):
            run(toy.LinearObjective(dropout=0.5), tmp_path, 12, stage="toy", config=config)
    shown = _scalars(tmp_path / "tensorboard" / "toy")
    assert [step for tag, step in shown if tag == "loss"] == [4, 8]
    resumed = toy.LinearObjective(dropout=0.5, seed=7)
    run(resumed, tmp_path, 12, stage="toy", config=config)
    assert [record["step"] for record in MetricsLog.read(tmp_path / "metrics.jsonl")] == [4, 8, 12]
    np.testing.assert_array_equal(weights(resumed)[0], weights(whole)[0])


def test_sigterm_during_the_last_save_stops_too(tmp_path, monkeypatch):
    save = Checkpoints.save

    def save_and_be_told_to_stop(self, *arguments, **options):
        if int(self._step_counter.numpy()) == 12:
            signal.raise_signal(signal.SIGTERM)
        return save(self, *arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(Checkpoints, "save", save_and_be_told_to_stop)
        with pytest.raises(Terminated, match=r"saved as .*ckpt-12\. Start again"):
            run(toy.LinearObjective(), tmp_path, 12)
    assert run(toy.LinearObjective(), tmp_path, 12) == {}


@pytest.mark.parametrize(
    ("message", "error"),
    [
        ("events.v2; No space left on device", OSError),
        ("OOM when allocating tensor", tf.errors.ResourceExhaustedError),
    ],
)
def test_full_disk_is_told_from_full_memory(tmp_path, monkeypatch, message, error):
    def fail(self):
        raise tf.errors.ResourceExhaustedError(None, None, message)

    run(toy.LinearObjective(), tmp_path, 6)
    monkeypatch.setattr(orbit.utils.SummaryManager, "flush", fail)
    last = rf"toy: .*{message}.*ckpt-6\. Free" if error is OSError else message
    with pytest.raises(error, match=last):
        run(toy.LinearObjective(), tmp_path, 12, stage="toy")


def test_dataset_that_ends_is_refused(tmp_path):
    data = toy.linear_data()
    with pytest.raises(ValueError, match="must not end before step 12"):
        run(toy.LinearObjective(), tmp_path, 12, lambda start: data(start).take(5))


def test_batches_of_unknown_size_are_refused(tmp_path):
    data = toy.linear_data()
    ragged = lambda start: data(start).unbatch().batch(4)  # noqa: E731
    with pytest.raises(ValueError, match="drop_remainder=True"):
        run(toy.LinearObjective(), tmp_path, 12, ragged)


def test_model_of_another_scope_is_refused(tmp_path):
    objective = toy.LinearObjective()
    with (
        tf.distribute.OneDeviceStrategy("/cpu:0").scope(),
        pytest.raises(ValueError, match="'dense/kernel' from another scope"),
    ):
        run(objective, tmp_path, 1)


@pytest.mark.slow
def test_killed_run_ends_with_the_same_weights(tmp_path):
    command = [sys.executable, "-m", "tests.training.killed_run"]
    root = pathlib.Path(__file__).parents[2]
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    subprocess.run([*command, whole], cwd=root, check=True)
    with subprocess.Popen([*command, killed], cwd=root) as process:
        while not (killed / "metrics.jsonl").exists() or len(_lines(killed)) < 20:
            assert process.poll() is None, "it ended before it could be killed"
            time.sleep(0.01)
        process.kill()
    assert not (killed / "weights.npy").exists()
    subprocess.run([*command, killed], cwd=root, check=True)
    np.testing.assert_array_equal(np.load(killed / "weights.npy"), np.load(whole / "weights.npy"))
    assert [r["step"] for r in MetricsLog.read(killed / "metrics.jsonl")] == [
        r["step"] for r in MetricsLog.read(whole / "metrics.jsonl")
    ]


def _lines(directory):
    return (directory / "metrics.jsonl").read_text().splitlines()
