# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Inputs are told from others that have the same names."""

import dataclasses
import json

import pytest

from mobilebert_tf.recipes import RunConfig
from mobilebert_tf.recipes.run_inputs import run_inputs
from mobilebert_tf.tasks import FineTuningRunConfig


@pytest.fixture
def config(tmp_path):
    """Of a run on a folder of examples, with a teacher; nothing of it is parsed here."""
    examples, teacher = tmp_path / "examples", tmp_path / "teacher"
    examples.mkdir()
    for name in ("train-0", "held_out-0"):
        (examples / name).write_bytes(b"records")
    splits = {name: {"shards": {f"{name}-0": 3}} for name in ("train", "held_out")}
    (examples / "summary.json").write_text(json.dumps(splits))
    (teacher / "assets").mkdir(parents=True)
    for name in ("config.json", "model.weights.h5", "metadata.json", "assets/vocabulary.txt"):
        (teacher / name).write_text(name)
    (tmp_path / "vocab.txt").write_text("[PAD]")
    return RunConfig(
        examples=str(examples), teacher=str(teacher), vocabulary=str(tmp_path / "vocab.txt")
    )


def test_names_every_file_of_each_field(config):
    inputs = run_inputs(config)
    assert {field: sorted(files) for field, files in inputs.items()} == {
        "teacher": ["assets/vocabulary.txt", "config.json", "model.weights.h5"],
        "vocabulary": ["vocab.txt"],
        "examples": [
            f"{config.examples}/{name}" for name in ("held_out-0", "summary.json", "train-0")
        ],
    }
    assert inputs["examples"][f"{config.examples}/train-0"] == len(b"records")
    assert json.loads(json.dumps(inputs)) == inputs


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("teacher/model.weights.h5", "teacher"),  # Of the same size.
        ("teacher/assets/vocabulary.txt", "teacher"),
        ("vocab.txt", "vocabulary"),
        ("examples/summary.json", "examples"),
    ],
)
def test_another_content_is_seen(config, tmp_path, path, field):
    before = run_inputs(config)
    file = tmp_path / path
    file.write_text(file.read_text().replace("a", "A").replace("o", "0").replace("P", "p"))
    if field == "examples":
        file.write_text(json.dumps({"train": {"shards": {"train-0": 4}}}))
    now = run_inputs(config)
    assert {name for name in before if before[name] != now[name]} == {field}


def test_another_size_of_a_shard_is_seen_and_another_date_of_a_preset_is_not(config, tmp_path):
    before = run_inputs(config)
    (tmp_path / "teacher" / "metadata.json").write_text("saved later")
    assert run_inputs(config) == before
    (tmp_path / "examples" / "train-0").write_bytes(b"more records")
    assert run_inputs(config)["examples"] != before["examples"]


def test_what_lies_elsewhere_is_left_out(config):
    handle = dataclasses.replace(config, teacher="hf://owner/preset", vocabulary="")
    assert set(run_inputs(handle)) == {"examples"}


def test_what_is_no_preset_is_left_to_who_opens_it(config, tmp_path):
    assert "teacher" not in run_inputs(dataclasses.replace(config, teacher=str(tmp_path)))


@pytest.mark.parametrize("path", ["none.txt", "examples"])
def test_what_cannot_be_read_is_named(config, tmp_path, path):
    with pytest.raises(OSError, match=f"{path} cannot be read"):
        run_inputs(dataclasses.replace(config, vocabulary=str(tmp_path / path)))


def test_of_a_fine_tuning_the_presets_are_told(config):
    fine_tuning = FineTuningRunConfig(
        task="sst2", preset=config.teacher, teacher=config.teacher, data="glue"
    )
    inputs = run_inputs(fine_tuning)
    assert set(inputs) == {"preset", "teacher"}
    assert inputs["preset"] == run_inputs(config)["teacher"]
