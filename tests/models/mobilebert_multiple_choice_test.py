# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Which continuation is right."""

import numpy as np

from mobilebert_tf.models import MobileBERTMultipleChoice, MobileBERTMultipleChoicePreprocessor
from tests.models.check_task import check_task
from tests.models.toy import toy_backbone, toy_inputs, toy_tokenizer

PROMPTS = ["the fox", "the film"]
CHOICES = [["jumps over", "is good", "was"], ["is lazy", "was bad", "jumps"]]


def _model():
    preprocessor = MobileBERTMultipleChoicePreprocessor(toy_tokenizer(), sequence_length=8)
    return MobileBERTMultipleChoice(toy_backbone(num_layers=1), preprocessor)


def test_raw_strings(tmp_path):
    assert check_task(_model(), (PROMPTS, CHOICES), [0, 1], tmp_path).shape == (2, 3)


def test_each_choice_is_scored_by_itself():
    model = _model()
    inputs = toy_inputs(batch=6)
    pooled = np.array(model.backbone(inputs)["pooled_output"])
    expected = pooled @ np.array(model.logits_dense.kernel) + np.array(model.logits_dense.bias)
    folded = {name: value.reshape(2, 3, 9) for name, value in inputs.items()}
    np.testing.assert_allclose(model(folded), expected.reshape(2, 3), rtol=1e-4, atol=1e-5)
