# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of exporting a preset from the command line."""

import json
import pathlib
import shutil
import signal
import subprocess
import sys

import pytest
from ai_edge_litert.interpreter import Interpreter

from mobilebert_tf.lite.metadata import read_metadata
from mobilebert_tf.lite.question_answerer_interpreter import QuestionAnswererInterpreter
from mobilebert_tf.lite.text_classifier_interpreter import TextClassifierInterpreter
from mobilebert_tf.lite.text_regressor_interpreter import TextRegressorInterpreter
from mobilebert_tf.models import MobileBERTTextRegressor
from mobilebert_tf.models.quantization import FILE_NAME, Quantization
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
        preset=preset,
        output=output,
        sequence_length=24,
        calibration=texts,
        data=labelled,
        license="Apache-2.0",
        name="Colours",
    )
    assert run.returncode == 0, run.stderr
    report = json.loads((tmp_path / "model.tflite.json").read_text())
    assert report == json.loads(run.stdout)
    assert report["task_score"]["num_examples"] == 6
    assert set(report["task_score"]["file"]) == {"accuracy"}
    assert report["precision"] == "int8" and report["bytes"] == output.stat().st_size
    assert TextClassifierInterpreter(output).labels == ("red", "green", "blue")
    metadata = read_metadata(output.read_bytes())
    assert (metadata.license, metadata.name) == ("Apache-2.0", "Colours")
    assert metadata.description == "Gives the probability of each label for a text."


def test_bad_input_is_one_sentence(preset, tmp_path):
    output = tmp_path / "model.tflite"
    (tmp_path / "taken.json").mkdir()
    texts = tmp_path / "texts.txt"
    texts.touch()
    for flags, message in (
        ({}, "`--preset` and `--architecture`"),
        ({"preset": tmp_path / "none"}, "folder of a task's preset"),
        ({"preset": preset, "calibration": tmp_path / "none.txt"}, "none.txt"),
        ({"preset": preset, "calibration": tmp_path}, "or --calibration_task say what"),
        ({"preset": preset}, "`--calibration` must be given for int8"),
        ({"preset": preset, "precision": "int3"}, "`precision` must be one of"),
        ({"preset": preset, "precision": "dynamic", "task": "mrpc"}, "`--data`, which is missing"),
        ({"preset": preset, "precision": "dynamic", "output": tmp_path}, "`--output` must be"),
        ({"preset": preset, "output": ""}, "`--output` must be a file"),
        ({"preset": preset, "output": "/dev/null"}, "`--output` must be a file"),
        ({"preset": preset, "output": tmp_path / "taken"}, "`--output` must be a file"),
        # The report would have taken the place of the preset's configuration.
        ({"preset": preset, "output": preset / "task"}, "must be no file that is read"),
        ({"preset": preset, "calibration": texts, "output": texts}, "must be no file that is read"),
        ({"architecture": "mobilebert_toy", "data": preset}, "`--data` is for presets"),
        ({"architecture": "mobilebert_toy", "sequence_lengths": "32,x"}, "must be different whole"),
        ({"architecture": "mobilebert_toy", "sequence_lengths": "32,32"}, "must be different"),
        ({"architecture": "mobilebert_toy", "sequence_lengths": ""}, "must be different whole"),
        ({"architecture": "mobilebert_toy", "sequence_length": "-5"}, "`sequence_length` must be"),
        (
            {"architecture": "mobilebert_toy", "sequence_length": 48, "sequence_lengths": "8,16"},
            "one of `--sequence_length` and `--sequence_lengths` may be given",
        ),
        ({"architecture": "mobilebert_toy", "license": "MIT"}, "`--license` is for presets"),
    ):
        run = to_tflite(**{"output": output} | flags)
        assert run.returncode == 1
        assert run.stderr.startswith("Not exported: ") and message in run.stderr
        assert len(run.stderr.splitlines()) == 1
    assert not output.exists()


def test_what_the_preset_cannot_give_is_told_before_data_are_scored(preset, tmp_path):
    """A length beyond the positions ended in TensorFlow's error, from the scoring."""
    data = tmp_path / "labelled.tsv"
    data.write_text("a text\tred\n", encoding="utf-8")
    output = tmp_path / "model.tflite"
    run = to_tflite(
        preset=preset, output=output, precision="dynamic", sequence_length=512, data=data
    )
    assert run.returncode == 1 and len(run.stderr.splitlines()) == 1
    assert run.stderr.startswith("Not exported: `sequence_length` must be between 3 and the model")


def test_int8_scores_of_a_preset_with_roundings_are_refused_before_data(preset, tmp_path):
    """The data here are none, and nothing of them is read."""
    trained = tmp_path / "preset"
    shutil.copytree(preset, trained)
    Quantization({}, {}).write(trained / FILE_NAME)
    nothing = tmp_path / "nothing.txt"
    nothing.touch()
    run = to_tflite(
        preset=trained,
        output=tmp_path / "model.tflite",
        calibration=nothing,
        sequence_length=24,
        int8_scores=True,
        data=nothing,
    )
    assert run.returncode == 1 and len(run.stderr.splitlines()) == 1
    assert run.stderr.startswith("Not exported: `int8_scores` must be off for a model that was")


_ORDER_OF_LABELS = """
import sys, types
from absl import flags
from export import to_tflite

flags.FLAGS(sys.argv)
_, examples = to_tflite._read_data(types.SimpleNamespace(class_names=("red", "blue", "green")))
print(examples.class_names)
"""


@pytest.mark.parametrize("task", ["multi_label", "text"])
def test_labels_of_data_are_the_model_s(task, tmp_path):
    """A file's own labels, sorted, were taken for the model's; or refused, one being absent."""
    data = tmp_path / "data.tsv"
    header = "text\tlabels\n" if task == "multi_label" else ""
    data.write_text(f"{header}a text\tred\nanother\tblue\n", encoding="utf-8")
    command = [sys.executable, "-c", _ORDER_OF_LABELS, "--output=model.tflite"]
    command += [f"--task={task}", f"--data={data}"]
    run = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True)
    assert run.stdout == "('red', 'blue', 'green')\n", run.stderr


_WITHOUT_A_REPORT = """
import sys
from absl import app
from export import to_tflite

def full(*_):
    raise OSError(28, "No space left on device")

to_tflite.write_json = full
to_tflite._export = lambda: to_tflite._write(lambda path: {"bytes": path.write_text("new")})
app.run(to_tflite.main)
"""


def test_a_report_that_cannot_be_written_leaves_the_file(tmp_path):
    """It said "Not exported", with the new file under its name."""
    output = tmp_path / "model.tflite"
    command = [sys.executable, "-c", _WITHOUT_A_REPORT, f"--output={output}"]
    run = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True)
    assert run.returncode == 1 and output.read_text() == "new"
    assert run.stderr.startswith(f"Exported {output}, but without the report above: ")
    assert "No space left" in run.stderr and len(run.stderr.splitlines()) == 1
    assert json.loads(run.stdout) == {"bytes": 3}


_REFUSED_BY_THE_RUNTIME = """
from absl import app
from export import to_tflite

def refuse():
    raise RuntimeError("Node number 1\\nfailed to prepare.")

to_tflite._export = refuse
app.run(to_tflite.main)
"""


def test_what_the_runtime_refuses_is_one_sentence():
    command = [sys.executable, "-c", _REFUSED_BY_THE_RUNTIME, "--output=model.tflite"]
    run = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True)
    assert run.returncode == 1
    assert run.stderr == "Not exported: Node number 1 failed to prepare.\n"


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
