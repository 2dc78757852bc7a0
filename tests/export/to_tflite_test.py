# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of exporting a preset from the command line."""

import json
import pathlib
import signal
import subprocess
import sys

import pytest
from ai_edge_litert.interpreter import Interpreter

from mobilebert_tf.lite.question_answerer_interpreter import QuestionAnswererInterpreter
from mobilebert_tf.lite.text_classifier_interpreter import TextClassifierInterpreter
from mobilebert_tf.lite.text_regressor_interpreter import TextRegressorInterpreter
from mobilebert_tf.models import MobileBERTTextRegressor
from tests.export.killed_export import MOMENTS
from tests.lite.export_task_test import PAIRS, answerer
from tests.lite.random_classifier import random_classifier, random_texts
from tests.tasks.toy_tasks import write_stsb
from tests.training.toy_sentiment import toy_backbone, toy_packer

REPOSITORY = pathlib.Path(__file__).parents[2]


@pytest.fixture(scope="module")
def preset(tmp_path_factory):
    path = tmp_path_factory.mktemp("preset") / "preset"
    random_classifier().save_to_preset(str(path))
    return path


def to_tflite(**flags):
    command = [sys.executable, "-m", "export.to_tflite"]
    command += [f"--{name}={value}" for name, value in flags.items()]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True)


def test_writes_the_file_and_its_report(preset, tmp_path):
    texts = tmp_path / "texts.txt"
    texts.write_text("\n".join(random_texts(40)), encoding="utf-8")
    output = tmp_path / "model.tflite"
    labelled = tmp_path / "labelled.tsv"
    labelled.write_text("".join(f"{text}\tred\n" for text in random_texts(6)), encoding="utf-8")
    run = to_tflite(
        preset=preset, output=output, sequence_length=24, calibration=texts, data=labelled
    )
    assert run.returncode == 0, run.stderr
    report = json.loads((tmp_path / "model.tflite.json").read_text())
    assert report == json.loads(run.stdout)
    assert report["task_score"]["num_examples"] == 6
    assert set(report["task_score"]["file"]) == {"accuracy"}
    assert report["precision"] == "int8" and report["bytes"] == output.stat().st_size
    assert TextClassifierInterpreter(output).labels == ("red", "green", "blue")


def test_bad_input_is_one_sentence(preset, tmp_path):
    output = tmp_path / "model.tflite"
    for flags, message in (
        ({}, "`--preset` and `--architecture`"),
        ({"preset": tmp_path / "none"}, "folder of a task's preset"),
        ({"preset": preset, "calibration": tmp_path / "none.txt"}, "none.txt"),
        ({"preset": preset, "calibration": tmp_path}, "or --calibration_task say what"),
        ({"preset": preset}, "`--calibration` must be given for int8"),
        ({"preset": preset, "precision": "int3"}, "`precision` must be one of"),
        ({"preset": preset, "precision": "dynamic", "task": "mrpc"}, "`--data`, which is missing"),
        ({"preset": preset, "precision": "dynamic", "output": tmp_path}, "`--output` must be"),
        ({"architecture": "mobilebert_toy", "data": preset}, "`--data` is for presets"),
        ({"architecture": "mobilebert_toy", "sequence_lengths": "32,x"}, "must be different whole"),
        ({"architecture": "mobilebert_toy", "sequence_lengths": "32,32"}, "must be different"),
    ):
        run = to_tflite(**{"output": output} | flags)
        assert run.returncode == 1
        assert run.stderr.startswith("Not exported: ") and message in run.stderr
        assert len(run.stderr.splitlines()) == 1
    assert not output.exists()


@pytest.mark.slow
def test_killed_at_any_moment_and_started_again(tmp_path):
    """Either the older pair, or no report; never half a file; and the next export works."""
    output = tmp_path / "model.tflite"
    report = tmp_path / "model.tflite.json"
    for moment in MOMENTS:
        output.write_text("older")
        report.write_text("older")
        command = [sys.executable, "-m", "tests.export.killed_export", moment, str(output)]
        assert subprocess.run(command, cwd=REPOSITORY).returncode == -signal.SIGKILL
        assert len(list(tmp_path.glob(".*"))) == (moment != "when the file has its name")
        if moment == "while the file is written":
            assert output.read_text() == report.read_text() == "older"
        else:
            assert not report.exists()
            Interpreter(model_content=output.read_bytes()).allocate_tensors()
    run = to_tflite(
        architecture="mobilebert_toy", precision="float32", output=output, sequence_length=8
    )
    assert run.returncode == 0, run.stderr
    assert json.loads(report.read_text())["bytes"] == output.stat().st_size
    assert sorted(tmp_path.iterdir()) == [output, report]


@pytest.mark.slow
def test_untrained_encoder(tmp_path):
    output = tmp_path / "encoder.tflite"
    run = to_tflite(
        architecture="mobilebert_toy", seed=1, output=output, sequence_length=16, precision="int8"
    )
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout)["bytes"] == output.stat().st_size


@pytest.mark.slow
def test_question_answerer(tmp_path):
    answerer().save_to_preset(str(tmp_path / "preset"))
    pairs = tmp_path / "pairs.txt"
    pairs.write_text("\n".join(map("\t".join, PAIRS)), encoding="utf-8")
    flags = {"preset": tmp_path / "preset", "precision": "float32", "sequence_lengths": "16,48"}
    output = tmp_path / "model.tflite"
    run = to_tflite(output=output, calibration=pairs, **flags)
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout)["shorter_lengths"] == [16]
    assert QuestionAnswererInterpreter(output).sequence_length == 48
    pairs.write_text("a question alone", encoding="utf-8")
    run = to_tflite(output=output, calibration=pairs, **flags)
    assert "line 1: 1 columns" in run.stderr and run.returncode == 1
    assert "question, tab, context" in run.stderr


@pytest.mark.slow
def test_regressor_from_a_task_to_its_score(tmp_path):
    write_stsb(tmp_path)
    model = MobileBERTTextRegressor(toy_backbone(), toy_packer())
    # Untrained, its scores are nearly one: make them as far apart as trained ones.
    model.logits_dense.kernel.assign(50 * model.logits_dense.kernel)
    model.save_to_preset(str(tmp_path / "preset"))
    output = tmp_path / "model.tflite"
    run = to_tflite(
        preset=tmp_path / "preset",
        output=output,
        sequence_length=8,
        calibration_task="stsb",
        calibration=tmp_path,
        task="stsb",
        data=tmp_path,
    )
    assert run.returncode == 0, run.stderr
    report = json.loads(run.stdout)
    assert report["parity"]["same_label"] is None
    assert report["task_score"]["num_examples"] == 12
    assert set(report["task_score"]["file"]) == {"pearson", "spearman", "correlation"}
    command = [sys.executable, "-m", "export.predict", "--pairs", output, "good day", "bad food"]
    run = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True)
    expected = TextRegressorInterpreter(output).score(("good day", "bad food"))
    assert run.stdout == f"{expected:8.4f}\n"
