# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The program reads its flags, trains, and says in a line what is wrong."""

import json
import os
import pathlib
import signal
import subprocess
import sys
import time
import types

import numpy as np
import pytest
from absl import app, flags
from absl.testing import flagsaver

from mobilebert_tf import train
from mobilebert_tf.models import MobileBERTPretrainer
from mobilebert_tf.recipes import fine_tuning_recipe_names, recipe, recipe_names
from mobilebert_tf.training import MetricsLog
from tests.free_ports import free_ports
from tests.recipes.toy_examples import write_toy_examples
from tests.training.workers_test import task as worker_task


@pytest.fixture(autouse=True)
def parsed():
    if not flags.FLAGS.is_parsed():
        flags.FLAGS.mark_as_parsed()
    with flagsaver.flagsaver():
        yield


def run(*words, **values):
    with flagsaver.flagsaver(**values):
        train.main(["train", *words])


def test_lists_the_recipes_and_shows_one(capsys):
    run(list=True)
    names = [*recipe_names(), *fine_tuning_recipe_names()]
    assert capsys.readouterr().out.split() == names
    run("strategy.steps=3", config="joint_toy", set=["seed=1"], show=True)
    shown = json.loads(capsys.readouterr().out)
    assert (shown["seed"], shown["strategy"]["steps"]) == (1, 3)
    assert shown["data"]["batch_size"] == recipe("joint_toy").data.batch_size


@pytest.mark.parametrize(
    ("config", "group"), [("joint_toy", "training"), ("finetune_sst2", "fine_tuning")]
)
@pytest.mark.parametrize(
    ("flag", "assignment", "expected"),
    [
        (None, None, False),
        (True, None, True),
        (False, None, False),
        (True, "false", False),
        (False, "true", True),
    ],
)
def test_the_step_is_compiled_by_a_flag(config, group, flag, assignment, expected, capsys):
    words = [f"{group}.jit_compile={assignment}"] if assignment else []
    run(*words, config=config, jit_compile=flag, show=True)
    assert json.loads(capsys.readouterr().out)[group]["jit_compile"] is expected


def test_a_file_is_compiled_by_a_flag_too(tmp_path, capsys):
    path = tmp_path / "mine.json"
    path.write_text('{"recipe": "joint_toy", "training": {"steps_per_loop": 7}}')
    run(config=str(path), jit_compile=True, show=True)
    shown = json.loads(capsys.readouterr().out)["training"]
    assert (shown["steps_per_loop"], shown["jit_compile"]) == (7, True)


def test_trains_a_teacher(tmp_path, capsys):
    write_toy_examples(tmp_path, held_out_fraction=0.0)
    paths = [f"examples={tmp_path}/examples", f"vocabulary={tmp_path}/vocab.txt"]
    output = tmp_path / "preset"
    run(
        *paths,
        f"output={output}",
        "strategy.steps=2",
        config="teacher_toy",
        workdir=str(tmp_path / "run"),
    )
    assert capsys.readouterr().out == f"{output}: written\n"
    assert (output / "config.json").exists()


def test_an_interrupt_is_one_line(tmp_path, monkeypatch):
    def interrupted(config, directory):
        raise KeyboardInterrupt

    monkeypatch.setattr("mobilebert_tf.recipes.run_recipe", interrupted, raising=False)
    with pytest.raises(SystemExit, match=r"^Interrupted\. Start again with the same arguments"):
        run(config="bare_toy", workdir=str(tmp_path))


@pytest.mark.parametrize(
    ("assignment", "message"),
    [
        ("sead=1", "error: There is no setting 'sead'. Did you mean 'seed'?"),
        ("seed=1", "error: `examples` must be given. Received: examples=''"),
    ],
)
def test_mistakes_are_one_line(assignment, message, tmp_path):
    with pytest.raises(SystemExit) as stop:
        run(assignment, config="bare_toy", workdir=str(tmp_path / "run"))
    assert stop.value.code == message
    assert not (tmp_path / "run").exists()


def test_a_run_that_never_began_may_be_started_with_another_config(tmp_path):
    write_toy_examples(tmp_path, held_out_fraction=0.0)
    paths = [f"examples={tmp_path}/examples", f"vocabulary={tmp_path}/vocab.txt"]
    paths += [f"output={tmp_path}/preset"]
    for architecture in ("mobilebert_tiy", "mobilebert_toyy"):
        with pytest.raises(SystemExit) as stop:
            run(
                *paths,
                f"architecture={architecture}",
                config="bare_toy",
                workdir=str(tmp_path / "run"),
            )
        assert f"{architecture!r}" in stop.value.code and "Did you mean" in stop.value.code


def test_a_mistyped_preset_does_not_claim_the_directory(tmp_path):
    for preset in ("pressett", "presett"):
        with pytest.raises(SystemExit) as stop:
            run(
                f"preset={tmp_path}/{preset}",
                f"data={tmp_path}",
                f"output={tmp_path}/out",
                config="finetune_sst2",
                workdir=str(tmp_path / "run"),
            )
        assert "begun with another config" not in stop.value.code


def test_wrong_use_is_explained(tmp_path):
    with pytest.raises(app.UsageError, match="Unknown argument 'bare_toy'"):
        run("bare_toy")
    with pytest.raises(app.UsageError, match="--config must be given"):
        run(workdir=str(tmp_path))
    with pytest.raises(app.UsageError, match="--workdir must be given"):
        run(config="bare_toy")


@pytest.mark.slow
def test_sigterm_to_the_program_loses_no_step(tmp_path):
    write_toy_examples(tmp_path, held_out_fraction=0.0)
    metrics = tmp_path / "run" / "plan" / "metrics.jsonl"
    with _start(tmp_path) as process:
        while not metrics.exists() or len(MetricsLog.read(metrics)) < 5:
            assert process.poll() is None, process.communicate()[1]
            time.sleep(0.01)
        process.send_signal(signal.SIGTERM)
        _, error = process.communicate(timeout=600)
    assert process.returncode == 1
    last = error.strip().splitlines()[-1]
    step = MetricsLog.read(metrics)[-1]["step"]
    assert last.startswith("pretraining: stopped by SIGTERM and saved as ")
    assert f"ckpt-{step}. Start again" in last
    assert step < 400
    with _start(tmp_path) as process:
        _, error = process.communicate(timeout=600)
    assert process.returncode == 0, error
    # Nothing but the progress line is told.
    assert "controller" not in error
    assert [record["step"] for record in MetricsLog.read(metrics)] == list(range(2, 401, 2))
    assert (tmp_path / "preset" / "config.json").exists()


@pytest.mark.slow
def test_two_workers_carry_out_a_recipe_as_one_does(tmp_path):
    write_toy_examples(tmp_path)
    run(
        f"examples={tmp_path}/examples",
        f"vocabulary={tmp_path}/vocab.txt",
        f"output={tmp_path}/teacher",
        config="teacher_toy",
        workdir=str(tmp_path / "teacher_run"),
    )
    _finish(_transfer(tmp_path, "one", "one_device"))
    addresses = [f"localhost:{port}" for port in free_ports(2)]
    workers = [
        _transfer(tmp_path, "two", "multi_worker", worker_task(addresses, index))
        for index in range(2)
    ]
    for worker in workers:
        _finish(worker)
    one, two = (
        MobileBERTPretrainer.from_preset(str(tmp_path / name)).get_weights()
        for name in ("one", "two")
    )
    for ours, theirs in zip(one, two, strict=True):
        np.testing.assert_allclose(ours, theirs, atol=1e-5)
    records = [
        MetricsLog.read(tmp_path / f"{name}_run/plan/metrics.jsonl") for name in ("one", "two")
    ]
    assert [(r["stage"], r["step"]) for r in records[0]] == [
        (r["stage"], r["step"]) for r in records[1]
    ]
    assert {record["stage"] for record in records[1]} == {"layer_0", "layer_1", "distillation"}


def _transfer(folder, name, distribution, task=None):
    settings = {
        "examples": folder / "examples",
        "teacher": folder / "teacher",
        "output": folder / name,
        "distribution": distribution,
    }
    command = [sys.executable, "-m", "mobilebert_tf.train", "--config=progressive_toy"]
    command += [f"--workdir={folder}/{name}_run", "--set"]
    return _process(command, settings, {"TF_CONFIG": task} if task else {})


def _finish(process):
    _, error = process.communicate(timeout=600)
    assert process.returncode == 0, error


def _start(folder):
    settings = {
        "examples": folder / "examples",
        "vocabulary": folder / "vocab.txt",
        "output": folder / "preset",
        "strategy.steps": 400,
        "training.checkpoint_interval": 50,
    }
    command = [sys.executable, "-m", "mobilebert_tf.train", "--config=teacher_toy"]
    command += [f"--workdir={folder}/run", "--set"]
    return _process(command, settings)


def _process(command, settings, environment=types.MappingProxyType({})):
    return subprocess.Popen(
        command + [f"{name}={value}" for name, value in settings.items()],
        cwd=pathlib.Path(__file__).parents[1],
        env=os.environ | {"CUDA_VISIBLE_DEVICES": "-1"} | dict(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
