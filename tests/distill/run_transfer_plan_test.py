# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A plan trains what it says, leaves the teacher alone, and continues where it stopped."""

import os
import pathlib
import random
import subprocess
import sys
import time

import keras
import numpy as np
import pytest

from mobilebert_tf.distill import bare, progressive, run_transfer_plan
from mobilebert_tf.training import MetricsLog, TrainingConfig
from tests.training import toy

CONFIG = TrainingConfig(steps_per_loop=2, checkpoint_interval=2)
PLAN = progressive(2, 4, 4, lower_layer_learning_rate_factor=0.0)


def models(seed=0):
    keras.utils.set_random_seed(seed)
    teacher, student = toy.pretrainer("ib_bert_toy"), toy.pretrainer("mobilebert_toy")
    return teacher, student


def values(model):
    return {variable.path: variable.numpy() for variable in model.variables}


def assert_same(first, second):
    for path, value in first.items():
        np.testing.assert_array_equal(value, second[path], err_msg=path)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The plan without an interruption, with the student at each stage's first batch."""
    directory = tmp_path_factory.mktemp("whole")
    teacher, student = models()
    before, begun = values(teacher), {}

    def dataset_fn(start):
        begun[start] = values(student)
        return toy.dataset_fn()(start)

    run_transfer_plan(PLAN, teacher, student, dataset_fn, directory, config=CONFIG, progress=False)
    return before, values(teacher), values(student), directory, begun


def test_teacher_is_bit_identical_and_records_name_the_stages(whole):
    before, after, _, directory, _ = whole
    assert_same(before, after)
    records = MetricsLog.read(directory / "metrics.jsonl")
    assert [(r["stage"], r["step"]) for r in records] == [
        (stage, step) for stage in ("layer_0", "layer_1", "distillation") for step in (2, 4)
    ]
    left = sorted(path.name for path in directory.iterdir() if path.is_dir())
    assert left == ["02_distillation"]


def stopped_and_continued(directory, num_batches, config):
    """The student of a run that ended after some batches, and was continued with `config`."""
    data = toy.dataset_fn()
    teacher, student = models()
    with pytest.raises(ValueError, match="must not end"):
        run_transfer_plan(
            PLAN,
            teacher,
            student,
            lambda start: data(start).take(num_batches - start),
            directory,
            config=CONFIG,
            progress=False,
        )
    teacher, _ = models()
    _, student = models(seed=7)
    run_transfer_plan(PLAN, teacher, student, data, directory, config=config, progress=False)
    return student


@pytest.mark.parametrize(
    "batches_left", [5, *(pytest.param(n, marks=pytest.mark.slow) for n in (3, 4, 7, 11))]
)
def test_stopped_anywhere_it_ends_with_the_same_weights(whole, tmp_path, batches_left):
    student = stopped_and_continued(tmp_path, batches_left, CONFIG)
    expected = {path: value for path, value in whole[2].items() if "seed" not in path}
    assert_same(expected, values(student))


def test_other_settings_of_the_loop_end_with_the_same_weights(whole, tmp_path):
    other = TrainingConfig(
        steps_per_loop=3, checkpoint_interval=1, keep_checkpoints=1, tensorboard=True
    )
    student = stopped_and_continued(tmp_path, 7, other)
    expected = {path: value for path, value in whole[2].items() if "seed" not in path}
    assert_same(expected, values(student))
    records = MetricsLog.read(tmp_path / "metrics.jsonl")
    assert [(r["stage"], r["step"]) for r in records] == [
        ("layer_0", 2),
        ("layer_0", 4),
        ("layer_1", 2),
        ("layer_1", 4),
        ("distillation", 3),
        ("distillation", 4),
    ]
    assert len(list((tmp_path / "02_distillation").glob("*.index"))) == 1


def test_a_layer_stage_trains_its_block_alone(whole):
    begun = whole[4]
    changed = {path for path in begun[4] if (begun[4][path] != begun[8][path]).any()}
    assert changed
    assert {path.split("/")[0] for path in changed} == {"block_1"}


def test_directory_of_another_plan_is_refused(whole, tmp_path):
    teacher, student = models()
    with pytest.raises(ValueError, match=r"plan\.json differs in stages$"):
        run_transfer_plan(bare(4), teacher, student, toy.dataset_fn(), whole[3], progress=False)
    (tmp_path / "layers").mkdir()
    (tmp_path / "layers" / "checkpoint").touch()
    (tmp_path / "plan.json").write_text("{")
    with pytest.raises(ValueError, match=r"plan\.json cannot be read as JSON"):
        run_transfer_plan(PLAN, teacher, student, toy.dataset_fn(), tmp_path, progress=False)


def test_a_plan_without_teacher(tmp_path):
    _, student = models()
    run_transfer_plan(
        bare(2), None, student, toy.dataset_fn(), tmp_path, config=CONFIG, progress=False
    )
    assert MetricsLog.read(tmp_path / "metrics.jsonl")[-1]["stage"] == "pretraining"


@pytest.mark.slow
def test_killed_at_random_points_it_ends_with_the_same_weights(tmp_path):
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    _run_to_the_end(whole)
    records = len(_records(whole))
    stages = [record["stage"] for record in _records(whole)]
    # One in each stage, the first record of the second stage, and anywhere.
    points = {stages.index(stage) + 2 for stage in sorted(set(stages))}
    points |= {stages.index("layer_1"), random.Random(0).randrange(records)}
    for point in sorted(points):
        _kill_at(killed, point)
    assert not (killed / "weights.npz").exists()
    _run_to_the_end(killed)
    with np.load(whole / "weights.npz") as expected, np.load(killed / "weights.npz") as values:
        assert_same(dict(expected), values)
    assert [(r["stage"], r["step"], r["loss"]) for r in _records(killed)] == [
        (r["stage"], r["step"], r["loss"]) for r in _records(whole)
    ]


COMMAND = (sys.executable, "-m", "tests.distill.killed_plan")
ROOT = pathlib.Path(__file__).parents[2]


def _run_to_the_end(directory):
    subprocess.run([*COMMAND, directory], cwd=ROOT, check=True, env=_environment())


def _kill_at(directory, record):
    """Kills the run with no warning once it has left so many records."""
    with subprocess.Popen([*COMMAND, directory], cwd=ROOT, env=_environment()) as process:
        while len(_records(directory)) <= record:
            assert process.poll() is None, "it ended before it could be killed"
            time.sleep(0.002)
        process.kill()


def _records(directory):
    path = directory / "metrics.jsonl"
    return MetricsLog.read(path) if path.exists() else []


def _environment():
    return os.environ | {"CUDA_VISIBLE_DEVICES": "-1"}
