# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A run's preset gets the tokenizer that its examples were made with."""

import json

import pytest

from mobilebert_tf.models import (
    MobileBERTBackbone,
    MobileBERTPretrainer,
    MobileBERTTextClassifierPreprocessor,
    MobileBERTTokenizer,
    architecture,
)
from mobilebert_tf.recipes.run_config import RunConfig
from mobilebert_tf.recipes.run_tokenizer import run_tokenizer

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "fox", "Fox", "été", "ete"]


@pytest.fixture
def examples(tmp_path):
    folder = tmp_path / "examples"
    folder.mkdir()
    (folder / "vocab.txt").write_text("\n".join(PIECES) + "\n", encoding="utf-8")
    return folder


def _say(examples, **settings):
    (examples / "tokenizer.json").write_text(json.dumps(settings))


def test_the_examples_say_how_text_is_cut(examples):
    _say(examples, lowercase=True, strip_accents=False, split_on_cjk=True)
    config = RunConfig(examples=str(examples), vocabulary=str(examples / "vocab.txt"))
    assert run_tokenizer(config)("Fox Été").numpy().tolist() == [5, 7]


def test_others_examples_leave_it_to_the_config(examples):
    config = RunConfig(
        examples=str(examples), vocabulary=str(examples / "vocab.txt"), lowercase=False
    )
    assert run_tokenizer(config)("Fox").numpy().tolist() == [6]


def test_a_teacher_that_is_no_preset_is_refused(examples):
    config = RunConfig(examples=str(examples), teacher=str(examples))
    with pytest.raises(ValueError, match=r"`teacher` must be the folder of a preset, .*examples'"):
        run_tokenizer(config)


def test_a_teacher_with_another_tokenizer_is_refused(examples, tmp_path):
    sizes = architecture("mobilebert_toy", vocabulary_size=len(PIECES))
    preprocessor = MobileBERTTextClassifierPreprocessor(MobileBERTTokenizer(PIECES), 16)
    teacher = MobileBERTPretrainer(MobileBERTBackbone(**sizes), preprocessor)
    teacher.save_to_preset(str(tmp_path / "teacher"))
    config = RunConfig(examples=str(examples), teacher=str(tmp_path / "teacher"))
    _say(examples, lowercase=True)
    assert run_tokenizer(config)("Fox").numpy().tolist() == [5]
    _say(examples, lowercase=False)
    with pytest.raises(ValueError, match="must be made with the teacher's tokenizer"):
        run_tokenizer(config)
