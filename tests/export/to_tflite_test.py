# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of exporting a preset from the command line."""

import json
import pathlib
import subprocess
import sys

import pytest

from mobilebert_tf.lite.question_answerer_interpreter import QuestionAnswererInterpreter
from mobilebert_tf.lite.text_classifier_interpreter import TextClassifierInterpreter
from tests.lite.export_task_test import PAIRS, answerer
from tests.lite.random_classifier import random_classifier, random_texts

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
    assert report["task_score"]["num_texts"] == 6
    assert report["precision"] == "int8" and report["bytes"] == output.stat().st_size
    assert TextClassifierInterpreter(output).labels == ("red", "green", "blue")


def test_bad_input_is_one_sentence(tmp_path):
    output = tmp_path / "model.tflite"
    bytes_file = tmp_path / "latin.txt"
    bytes_file.write_bytes(b"caf\xe9\n")
    for flags, message in (
        ({}, "`--preset` and `--architecture`"),
        ({"preset": tmp_path}, "folder of a task's preset"),
        ({"preset": tmp_path, "calibration": tmp_path / "none.txt"}, "No such file"),
        ({"preset": tmp_path, "calibration": bytes_file}, "must be UTF-8"),
        ({"architecture": "mobilebert_toy", "sequence_lengths": "32,x"}, "must be whole numbers"),
    ):
        run = to_tflite(output=output, **flags)
        assert run.returncode == 1
        assert run.stderr.startswith("Not exported: ") and message in run.stderr
        assert len(run.stderr.splitlines()) == 1
    assert not output.exists()


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
    assert "must be question, tab, context" in run.stderr and run.returncode == 1
