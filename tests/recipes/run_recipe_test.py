# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A recipe goes from examples to a preset, once, whole, and resumably."""

import dataclasses
import json
import os
import pathlib

import numpy as np
import pytest

from mobilebert_tf.files import directory_lock
from mobilebert_tf.models import MobileBERTPretrainer
from mobilebert_tf.recipes import read_recipe, run_recipe
from mobilebert_tf.training import MetricsLog
from tests.recipes.toy_examples import write_toy_examples


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("toy")
    write_toy_examples(folder)
    return folder


def teacher_config(folder, output="teacher", *assignments):
    paths = [f"examples={folder}/examples", f"vocabulary={folder}/vocab.txt"]
    return read_recipe("teacher_toy", [*paths, f"output={folder}/{output}", *assignments])


def student_config(folder, output, *assignments):
    paths = [f"examples={folder}/examples", f"teacher={folder}/teacher"]
    paths += [f"output={folder}/{output}", "training.tensorboard=true"]
    return read_recipe("joint_toy", [*paths, *assignments])


@pytest.fixture(scope="module")
def teacher(folder):
    """The scores of a toy teacher, whose preset is in the folder."""
    return run_recipe(teacher_config(folder), folder / "teacher_run", progress=False)


@pytest.fixture(scope="module")
def student(folder, teacher):
    """The scores of a toy student of that teacher, whose run was begun twice."""
    config, directory = student_config(folder, "student"), folder / "student_run"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MobileBERTPretrainer, "save_to_preset", _save_a_part)
        with pytest.raises(
            OSError, match=r"`output` could not be written: disk full.*student_run; free"
        ):
            run_recipe(config, directory, progress=False)
    assert not (folder / "student").exists()
    return run_recipe(config, directory, progress=False)


def _save_a_part(self, path):
    (pathlib.Path(path) / "half").touch()
    raise OSError("disk full")


def test_preset_has_the_tokenizer_and_the_scores_are_kept(folder, teacher):
    model = MobileBERTPretrainer.from_preset(str(folder / "teacher"))
    assert model.preprocessor.tokenizer.vocabulary_size() == 46
    assert model.preprocessor.sequence_length == 16
    assert set(teacher) == {"student"}
    saved = json.loads((folder / "teacher_run" / "evaluation.json").read_text())
    assert saved == teacher


def test_teacher_and_student_are_scored_alike(folder, teacher, student):
    assert student["teacher"] == pytest.approx(teacher["student"], rel=1e-5)
    assert set(student["student"]) == set(student["teacher"])
    records = MetricsLog.read(folder / "student_run" / "plan" / "metrics.jsonl")
    assert [r["stage"] for r in records] == ["layers"] * 4 + ["distillation"] * 4
    assert sorted(path.name for path in folder.glob("*student*")) == ["student", "student_run"]


def test_a_teacher_may_compute_in_another_precision(folder, teacher):
    names = ["strategy.name=distillation_only", "strategy.steps=2", "teacher_dtype=mixed_bfloat16"]
    scores = run_recipe(student_config(folder, "half", *names), folder / "half_run", progress=False)
    # The same words, but for ties that 8 bits decide otherwise; the losses are other numbers.
    whole, half = teacher["student"], scores["teacher"]
    assert half["masked_lm"] == pytest.approx(whole["masked_lm"], rel=2.0**-6)
    assert half["masked_lm"] != whole["masked_lm"]
    assert MobileBERTPretrainer.from_preset(str(folder / "half")).dtype_policy.name == "float32"


def test_attention_is_drawn_and_scalars_are_kept_of_every_stage(folder, student):
    run = folder / "student_run"
    assert sorted(path.name for path in (run / "attention").iterdir()) == [
        "layer_0.png",
        "layer_1.png",
    ]
    events = [path.parent.name for path in (run / "plan" / "tensorboard").rglob("events*")]
    assert sorted(events) == ["distillation", "layers"]


def test_saved_config_gives_the_same_run(folder, student):
    path = folder / "student_run" / "config.json"
    assert read_recipe(str(path)) == student_config(folder, "student")


def test_a_finished_run_writes_its_preset_to_another_output_too(folder, teacher):
    config = teacher_config(folder, "second_teacher", "training.keep_checkpoints=1")
    assert run_recipe(config, folder / "teacher_run", progress=False) == teacher
    first, second = (
        MobileBERTPretrainer.from_preset(str(folder / name)).get_weights()
        for name in ("teacher", "second_teacher")
    )
    for ours, theirs in zip(first, second, strict=True):
        np.testing.assert_array_equal(ours, theirs)
    assert read_recipe(str(folder / "teacher_run" / "config.json")) == config


def test_finished_run_is_not_repeated(folder, student):
    config = student_config(folder, "student")
    before = (folder / "student" / "model.weights.h5").stat().st_mtime_ns
    assert run_recipe(config, folder / "student_run") == student
    assert (folder / "student" / "model.weights.h5").stat().st_mtime_ns == before


def test_another_config_in_the_same_directory_is_refused(folder, student):
    other = student_config(folder, "student", "strategy.layer_steps=5")
    with pytest.raises(ValueError, match=r"strategy\.layer_steps was 8\. Received: 5"):
        run_recipe(other, folder / "student_run")


def test_a_directory_that_another_run_has_is_refused(folder, teacher, tmp_path):
    config = student_config(folder, "none")
    with (
        directory_lock(tmp_path),
        pytest.raises(ValueError, match="is in use by process"),
    ):
        run_recipe(config, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [".lock"]


@pytest.mark.parametrize("name", ["directory", "output"])
def test_folders_that_are_not_of_this_computer_are_refused(folder, name, tmp_path):
    paths = {"directory": str(tmp_path), "output": str(tmp_path / "preset")}
    paths |= {name: "gs://bucket/folder"}
    config = dataclasses.replace(teacher_config(folder), output=paths["output"])
    with pytest.raises(ValueError, match=f"`{name}` must be .* Received: {name}='gs://bucket/f"):
        run_recipe(config, paths["directory"])


@pytest.mark.parametrize("above", ["vocab.txt", "locked"])
def test_an_output_that_could_not_be_written_is_refused_before_training(
    folder, above, tmp_path, monkeypatch
):
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: "locked" not in str(path))
    (folder / "locked").mkdir(exist_ok=True)
    config = teacher_config(folder, f"{above}/new/preset")
    with pytest.raises(ValueError, match=f"`output` must be where .*{above} is none, or not"):
        run_recipe(config, tmp_path / "run")
    monkeypatch.setattr(os, "access", access)
    assert not (tmp_path / "run").exists()


def test_output_that_exists_is_refused_before_training(folder, teacher, tmp_path):
    with pytest.raises(ValueError, match="`output` must not exist yet"):
        run_recipe(student_config(folder, "teacher"), tmp_path)


def test_inputs_that_do_not_fit_are_refused(folder, teacher, tmp_path):
    config = teacher_config(folder, "none")
    (tmp_path / "vocab.txt").write_text("[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\n")
    short = dataclasses.replace(config, vocabulary=str(tmp_path / "vocab.txt"))
    with pytest.raises(ValueError, match=r"46 word pieces\. Received: 6 word pieces"):
        run_recipe(short, tmp_path / "a")
    missing = dataclasses.replace(config, examples=str(tmp_path))
    with pytest.raises(ValueError, match="summary"):
        run_recipe(missing, tmp_path / "b")
    unknown = dataclasses.replace(config, architecture="mobilebert_toi")
    with pytest.raises(ValueError, match="Did you mean 'mobilebert_toy'"):
        run_recipe(unknown, tmp_path / "c")
    no_teacher = dataclasses.replace(student_config(folder, "none"), teacher=str(tmp_path))
    with pytest.raises(ValueError, match="teacher"):
        run_recipe(no_teacher, tmp_path / "d")
    assert not (folder / "none").exists()
