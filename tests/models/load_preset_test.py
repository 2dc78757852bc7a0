# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A preset comes back as what it was."""

import json

import pytest

from mobilebert_tf.models import MobileBERTBackbone, MobileBERTTextRegressor, load_preset
from tests.models.toy import toy_backbone


def test_task_and_backbone(tmp_path):
    backbone = toy_backbone(num_layers=1)
    backbone.save_to_preset(str(tmp_path / "backbone"))
    assert type(load_preset(str(tmp_path / "backbone"))) is MobileBERTBackbone
    MobileBERTTextRegressor(backbone).save_to_preset(str(tmp_path / "task"))
    assert type(load_preset(str(tmp_path / "task"))) is MobileBERTTextRegressor


def test_no_preset(tmp_path):
    with pytest.raises(ValueError, match=r"config\.json is missing"):
        load_preset(str(tmp_path))


@pytest.mark.parametrize(
    "name", ["keras_hub>BertBackbone", "mobilebert_tf>architecture", "os>system"]
)
def test_preset_of_another_library(tmp_path, name):
    (tmp_path / "config.json").write_text(json.dumps({"registered_name": name}), "utf-8")
    with pytest.raises(ValueError, match="another library"):
        load_preset(str(tmp_path))


@pytest.mark.parametrize("text", ["{", "[]", "{}", "[" * 100_000], ids=len)
def test_broken_configuration(tmp_path, text):
    (tmp_path / "config.json").write_text(text, "utf-8")
    with pytest.raises(ValueError, match="not a preset's configuration"):
        load_preset(str(tmp_path))


@pytest.fixture
def preset(tmp_path):
    MobileBERTTextRegressor(toy_backbone(num_layers=1)).save_to_preset(str(tmp_path))
    return tmp_path


def _set(path, value, *keys):
    values = json.loads(path.read_text("utf-8"))
    place = values
    for key in keys[:-1]:
        place = place[key]
    place[keys[-1]] = value
    path.write_text(json.dumps(values), "utf-8")


def _assert_damaged(folder, message):
    with pytest.raises(ValueError, match=message) as error:
        load_preset(str(folder))
    assert str(folder) in str(error.value) and "\n" not in str(error.value)


@pytest.mark.parametrize("name", ["model.weights.h5", "task.weights.h5"])
def test_weights_cut_short_or_missing(preset, name):
    content = (preset / name).read_bytes()
    (preset / name).write_bytes(content[: len(content) // 2])
    _assert_damaged(preset, "damaged preset: .*truncated file")
    (preset / name).unlink()
    _assert_damaged(preset, "damaged preset: .*weights")


def test_configurations_that_differ(preset):
    _set(preset / "config.json", 64, "config", "hidden_dim")
    _assert_damaged(preset, r"config\.json and task\.json differ in 'hidden_dim'")


@pytest.mark.parametrize(
    "key,value",
    [
        ("hidden_dim", 64),
        ("num_layers", 2),
        ("num_feed_forwards", 1),
        ("normalization", "batch"),
        ("surprise", 1),
    ],
)
def test_wrong_configuration(preset, key, value):
    _set(preset / "config.json", value, "config", key)
    _set(preset / "task.json", value, "config", "backbone", "config", key)
    _assert_damaged(preset, "damaged preset")


def test_task_without_a_backbone(preset):
    _set(preset / "task.json", {}, "config")
    _assert_damaged(preset, "not a preset's configuration")
