# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Any format to any other, complete or not at all."""

import numpy as np
import pytest

from mobilebert_tf.checkpoints import ConvertConfig, convert_checkpoint, write_google
from mobilebert_tf.models import (
    MobileBERTBackbone,
    MobileBERTPretrainer,
    MobileBERTTokenizer,
    architecture,
    load_preset,
)
from tests.checkpoints.toy_checkpoints import toy_task, write_toy
from tests.models.toy import VOCABULARY, numpy_weights


def test_round_through_all_formats(tmp_path):
    task = toy_task()
    write_toy(task, tmp_path / "google", "google")
    steps = [("preset", "a"), ("transformers", "b"), ("preset", "c"), ("google", "d")]
    source = tmp_path / "google"
    for to, name in steps:
        config = ConvertConfig(input=str(source), output=str(tmp_path / name), to=to)
        conversion = convert_checkpoint(config)
        assert conversion.model == "MobileBERTPretrainer" and conversion.has_tokenizer
        assert conversion.parameters == task.count_params()
        source = tmp_path / name
    convert_checkpoint(ConvertConfig(input=str(source), output=str(tmp_path / "end")))
    copy = MobileBERTPretrainer.from_preset(str(tmp_path / "end"))
    weights = numpy_weights(copy)
    for path, value in numpy_weights(task).items():
        np.testing.assert_array_equal(weights[path], value, err_msg=path)
    assert copy.preprocessor.tokenizer.get_vocabulary() == VOCABULARY


@pytest.mark.parametrize("to", ["transformers", "google"])
@pytest.mark.parametrize("setting", ["strip_accents", "split_on_cjk"])
def test_the_treatment_of_other_languages_comes_along(tmp_path, to, setting):
    """It was neither written nor read: the model then saw other tokens."""
    toy_task("MobileBERTBackbone", num_layers=1).save_to_preset(str(tmp_path / "preset"))
    tokenizer = MobileBERTTokenizer(VOCABULARY, **{setting: False})
    tokenizer.save_to_preset(str(tmp_path / "preset"))
    there = ConvertConfig(input=str(tmp_path / "preset"), output=str(tmp_path / "there"), to=to)
    notes = convert_checkpoint(there).notes
    assert any("google-research's tokenizer" in note for note in notes) == (to == "google")
    convert_checkpoint(ConvertConfig(input=there.output, output=str(tmp_path / "back")))
    back = MobileBERTTokenizer.from_preset(str(tmp_path / "back"))
    names = ("lowercase", "strip_accents", "split_on_cjk")
    assert {name: getattr(back, name) for name in names} == dict.fromkeys(names, True) | {
        setting: False
    }


def test_task_preset_reads_raw_strings(tmp_path):
    task = toy_task("MobileBERTTokenClassifier", 3, num_layers=1)
    task.class_names = ["O", "B", "I"]
    write_toy(task, tmp_path / "model", "transformers")
    convert_checkpoint(ConvertConfig(input=str(tmp_path / "model"), output=str(tmp_path / "out")))
    tagger = load_preset(str(tmp_path / "out"))
    tagger.run_eagerly = True
    assert tagger.preprocessor.class_names == ["O", "B", "I"]
    (tags,) = tagger.tag(["the fox"])
    assert len(tags) == 2 and set(tags) <= {"O", "B", "I"}


def test_backbone_preset_has_a_tokenizer(tmp_path):
    write_toy(toy_task("MobileBERTBackbone", num_layers=1), tmp_path / "model", "google")
    convert_checkpoint(ConvertConfig(input=str(tmp_path / "model"), output=str(tmp_path / "out")))
    tokenizer = MobileBERTTokenizer.from_preset(str(tmp_path / "out"))
    assert tokenizer.get_vocabulary() == VOCABULARY


def test_nothing_is_left_of_a_failure(tmp_path):
    task = toy_task(num_layers=1, activation="gelu_exact")
    task.save_to_preset(str(tmp_path / "preset"))
    config = ConvertConfig(
        input=str(tmp_path / "preset"), output=str(tmp_path / "out"), to="google"
    )
    with pytest.raises(ValueError, match="gelu_exact"):
        convert_checkpoint(config)
    assert [path.name for path in tmp_path.iterdir()] == ["preset"]


def test_config_is_checked(tmp_path):
    with pytest.raises(ValueError, match="Received: to='onnx'"):
        ConvertConfig(input="in", output="out", to="onnx")
    (tmp_path / "file").write_text("")
    with pytest.raises(ValueError, match="must not exist yet"):
        ConvertConfig(input="in", output=str(tmp_path))


@pytest.mark.slow
def test_full_size(tmp_path):
    backbone = MobileBERTBackbone(**architecture("mobilebert"))
    task = MobileBERTPretrainer(backbone)
    # The graph that google-research pre-trains.
    assert task.count_params() == 36_597_564
    write_google(task, str(tmp_path))
    convert_checkpoint(ConvertConfig(input=str(tmp_path), output=str(tmp_path / "preset")))
    weights = numpy_weights(load_preset(str(tmp_path / "preset")))
    for path, value in numpy_weights(task).items():
        np.testing.assert_array_equal(weights[path], value, err_msg=path)
