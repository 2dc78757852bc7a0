# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From files to a fine-tuned preset."""

import dataclasses
import json
import os
import pathlib
import subprocess
import sys
import time

import numpy as np
import pytest

from mobilebert_tf.models import MobileBERTTextClassifier, load_preset
from mobilebert_tf.tasks import (
    EvaluationConfig,
    FineTuningRunConfig,
    evaluate_task,
    run_fine_tuning,
)
from mobilebert_tf.training import FineTuningConfig
from tests.tasks.toy_tasks import save_pretrained, write_sst2, write_stsb

RUNS = ("killed", "undisturbed")


@pytest.fixture(scope="module")
def config(tmp_path_factory):
    folder = tmp_path_factory.mktemp("glue")
    return FineTuningRunConfig(
        task="sst2",
        preset=save_pretrained(folder / "preset"),
        data=str(write_stsb(write_sst2(folder))),
        output=str(folder / "fine_tuned"),
        sequence_length=8,
        fine_tuning=FineTuningConfig(epochs=5, batch_size=12, learning_rate=1e-2),
    )


@pytest.fixture(scope="module")
def scores(config, tmp_path_factory):
    return run_fine_tuning(config, tmp_path_factory.mktemp("run"), progress=False)


def test_learns_and_writes_a_preset(config, scores):
    assert scores == {"dev": {"accuracy": 1.0, "examples": 18}}
    assert load_preset(config.output).class_names == ["negative", "positive"]


def test_evaluation_of_the_preset_says_the_same(config, scores):
    report = evaluate_task(
        EvaluationConfig(model=config.output, task="sst2", data=config.data), progress=False
    )
    assert report["splits"]["dev"]["scores"] == {"accuracy": scores["dev"]["accuracy"]}


def test_a_finished_run_gives_its_scores_and_a_foreign_output_is_kept(config, scores, tmp_path):
    with pytest.raises(ValueError, match="`output` must not exist yet"):
        run_fine_tuning(config, tmp_path)
    (tmp_path / "evaluation.json").write_text(json.dumps(scores))
    assert run_fine_tuning(config, tmp_path) == scores


def test_an_output_that_cannot_be_written_is_written_by_the_next_start(
    config, scores, tmp_path, monkeypatch
):
    short = dataclasses.replace(
        config,
        output=str(tmp_path / "preset"),
        fine_tuning=dataclasses.replace(config.fine_tuning, epochs=1),
    )

    def full(self, path, **kwargs):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(MobileBERTTextClassifier, "save_to_preset", full)
        with pytest.raises(OSError, match=r"`output` could not be written: .*No space.* saved in"):
            run_fine_tuning(short, tmp_path / "run", progress=False)
    history = (tmp_path / "run" / "history.jsonl").read_text()
    run_fine_tuning(short, tmp_path / "run", progress=False)
    assert (tmp_path / "run" / "history.jsonl").read_text() == history
    assert load_preset(short.output).class_names == ["negative", "positive"]


def test_one_file_cannot_be_learnt_from_and_judge(config, tmp_path):
    path = f"{config.data}/SST-2/train.tsv"
    one = dataclasses.replace(config, data=path, output=str(tmp_path / "output"))
    with pytest.raises(ValueError, match="`data` must be a folder"):
        run_fine_tuning(one, tmp_path / "run")


@pytest.mark.slow
def test_regression_with_a_teacher(config, scores, tmp_path):
    del scores
    changed = dataclasses.replace(
        config,
        task="stsb",
        output=str(tmp_path / "first"),
        fine_tuning=FineTuningConfig(epochs=1, batch_size=12),
    )
    first = run_fine_tuning(changed, tmp_path / "first_run", progress=False)
    assert set(first["dev"]) == {"pearson", "spearman", "correlation", "examples"}
    taught = dataclasses.replace(changed, teacher=changed.output, output=str(tmp_path / "second"))
    run_fine_tuning(taught, tmp_path / "second_run", progress=False)
    summary = json.loads((tmp_path / "second_run" / "data.json").read_text())
    assert summary == {"train": {"examples": 12}, "dev": {"examples": 12}}


@pytest.mark.slow
def test_kill_9_loses_nothing(tmp_path):
    write_sst2(tmp_path)
    save_pretrained(tmp_path / "preset")
    with _start(tmp_path, "killed") as process:
        state = tmp_path / "killed" / "state" / "checkpoint"
        while not state.exists():
            assert process.poll() is None, process.communicate()[1]
            time.sleep(0.01)
        process.kill()
        process.communicate()
    assert not (tmp_path / "killed_preset").exists()
    for name in ("killed", "undisturbed"):
        with _start(tmp_path, name) as process:
            _, error = process.communicate(timeout=600)
        assert process.returncode == 0, error
    scores = [(tmp_path / name / "evaluation.json").read_text() for name in RUNS]
    assert scores[0] == scores[1]
    killed, undisturbed = (np.load(tmp_path / name / "best.npz") for name in RUNS)
    for name in undisturbed.files:
        np.testing.assert_array_equal(killed[name], undisturbed[name])


def _start(folder, name):
    settings = {
        "preset": folder / "preset",
        "data": folder,
        "output": folder / f"{name}_preset",
        "sequence_length": 8,
        "fine_tuning.epochs": 20,
        "fine_tuning.checkpoint_interval": 5,
    }
    command = [sys.executable, "-m", "mobilebert_tf.train", "--config=finetune_sst2"]
    command += [f"--workdir={folder}/{name}", "--set"]
    return subprocess.Popen(
        command + [f"{key}={value}" for key, value in settings.items()],
        cwd=pathlib.Path(__file__).parents[2],
        env=os.environ | {"CUDA_VISIBLE_DEVICES": "-1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
