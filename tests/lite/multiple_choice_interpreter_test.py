# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of the interpreter of multiple choice."""

import numpy as np
import pytest

from mobilebert_tf.lite.export_config import ExportConfig
from mobilebert_tf.lite.export_task import export_task
from mobilebert_tf.lite.multiple_choice_interpreter import MultipleChoiceInterpreter
from tests.lite.random_heads import QUESTIONS, random_chooser


@pytest.fixture(scope="module")
def chooser(tmp_path_factory):
    path = tmp_path_factory.mktemp("chooser") / "model.tflite"
    config = ExportConfig(precision="float32", sequence_length=24, num_verification_texts=4)
    export_task(random_chooser(), path, config, QUESTIONS)
    return MultipleChoiceInterpreter(path)


def test_logits_are_those_of_keras_for_any_number_of_choices(chooser):
    model = random_chooser()
    for prompt, choices in QUESTIONS[:6]:
        packed = model.preprocessor(([prompt], [choices]), y=None)
        expected = np.asarray(model(packed, training=False))[0]
        np.testing.assert_allclose(chooser.logits(prompt, choices), expected, atol=1e-5)
    assert {len(choices) for _, choices in QUESTIONS[:6]} == {2, 3, 4}


def test_the_most_probable_choice_comes_first(chooser):
    prompt, choices = QUESTIONS[2]
    ranked = chooser.choose(prompt, choices)
    logits = dict(zip(choices, chooser.logits(prompt, choices), strict=True))
    assert [choice for choice, _ in ranked] == sorted(choices, key=lambda c: -logits[c])
    assert sum(probability for _, probability in ranked) == pytest.approx(1)
    first, second = (probability for _, probability in ranked[:2])
    odds = np.exp(logits[ranked[0][0]] - logits[ranked[1][0]])
    assert first / second == pytest.approx(odds, rel=1e-5)


@pytest.mark.parametrize("choices", [[], ["one"], "text", None])
def test_fewer_than_two_choices(chooser, choices):
    with pytest.raises(ValueError, match="a sequence of two choices or more"):
        chooser.choose("a prompt", choices)
