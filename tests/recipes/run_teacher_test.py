# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A teacher has trained heads, or is refused."""

import dataclasses
import shutil

import pytest

from mobilebert_tf.models import MobileBERTTextClassifier
from mobilebert_tf.recipes import RunConfig
from mobilebert_tf.recipes.run_teacher import run_teacher
from tests.training import toy


@pytest.fixture(scope="module")
def config(tmp_path_factory):
    folder = tmp_path_factory.mktemp("teachers")
    teacher = toy.pretrainer("ib_bert_toy")
    teacher.save_to_preset(str(folder / "teacher"))
    MobileBERTTextClassifier(teacher.backbone, num_classes=2).save_to_preset(str(folder / "tuned"))
    teacher.backbone.save_to_preset(str(folder / "backbone"))
    return RunConfig(teacher=str(folder / "teacher"))


def test_has_the_precision_of_the_run_or_its_own(config):
    assert run_teacher(config).dtype_policy.name == "float32"
    half = dataclasses.replace(config, teacher_dtype="mixed_bfloat16")
    assert run_teacher(half).dtype_policy.name == "mixed_bfloat16"
    assert run_teacher(RunConfig()) is None


@pytest.mark.parametrize(
    ("name", "held"), [("tuned", "MobileBERTTextClassifier"), ("backbone", "no task")]
)
def test_a_model_without_the_heads_is_refused(config, name, held):
    """KerasHub gives it heads at random."""
    other = config.teacher.removesuffix("teacher") + name
    with pytest.raises(ValueError, match=f"of a MobileBERTPretrainer.*{name}'.*holds {held}"):
        run_teacher(RunConfig(teacher=other))


def test_a_damaged_preset_is_refused(config, tmp_path):
    shutil.copytree(config.teacher, tmp_path / "cut")
    path = tmp_path / "cut" / "model.weights.h5"
    path.write_bytes(path.read_bytes()[:5000])
    damaged = RunConfig(teacher=str(tmp_path / "cut"))
    with pytest.raises(ValueError, match=r"`teacher` cannot be loaded\. Received: .*truncated"):
        run_teacher(damaged)
    (tmp_path / "cut" / "task.weights.h5").unlink()
    with pytest.raises(ValueError, match=r"task\.weights\.h5 is missing"):
        run_teacher(damaged)
