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


@pytest.mark.parametrize("name", ["keras_hub>BertBackbone", "mobilebert_tf>Other", "os>system"])
def test_preset_of_another_library(tmp_path, name):
    (tmp_path / "config.json").write_text(json.dumps({"registered_name": name}), "utf-8")
    with pytest.raises(ValueError, match="another library"):
        load_preset(str(tmp_path))


@pytest.mark.parametrize("text", ["{", "[]", "{}"])
def test_broken_configuration(tmp_path, text):
    (tmp_path / "config.json").write_text(text, "utf-8")
    with pytest.raises(ValueError, match="not a preset's configuration"):
        load_preset(str(tmp_path))
