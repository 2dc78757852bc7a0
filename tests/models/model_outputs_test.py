# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""All outputs by name, for every kind of model."""

import numpy as np
import pytest

from mobilebert_tf import models
from tests.models.toy import toy_backbone, toy_inputs

ENCODER = {
    "embedding_output",
    "layer_0",
    "layer_1",
    "attention_scores_0",
    "attention_scores_1",
    "attention_probs_0",
    "attention_probs_1",
    "pooled_output",
}


@pytest.mark.parametrize(
    "name,arguments,logits",
    [
        ("MobileBERTPretrainer", (), {"mlm_logits": (3, 2, 19), "nsp_logits": (3, 2)}),
        ("MobileBERTMaskedLM", (), {"mlm_logits": (3, 2, 19)}),
        ("MobileBERTNextSentencePredictor", (), {"nsp_logits": (3, 2)}),
        ("MobileBERTTextClassifier", (4,), {"logits": (3, 4)}),
        ("MobileBERTTextRegressor", (), {"logits": (3, 1)}),
        ("MobileBERTTokenClassifier", (4,), {"logits": (3, 9, 4)}),
        ("MobileBERTQuestionAnswerer", (), {"start_logits": (3, 9), "end_logits": (3, 9)}),
    ],
)
def test_heads(name, arguments, logits):
    task = getattr(models, name)(toy_backbone(), *arguments)
    outputs = models.model_outputs(task, toy_inputs(num_predictions=2))
    assert set(outputs) == ENCODER | set(logits)
    assert {key: outputs[key].shape for key in logits} == logits
    encoder = models.model_outputs(task.backbone, toy_inputs())
    for key in ENCODER:
        np.testing.assert_allclose(outputs[key], encoder[key], rtol=1e-5, atol=1e-6)


def test_multiple_choice():
    task = models.MobileBERTMultipleChoice(toy_backbone())
    inputs = {name: value[None] for name, value in toy_inputs().items()}
    outputs = models.model_outputs(task, inputs)
    assert outputs["logits"].shape == (1, 3) and outputs["layer_0"].shape == (3, 9, 32)


def test_masked_lm_head_without_positions():
    task = models.MobileBERTPretrainer(toy_backbone())
    outputs = models.model_outputs(task, toy_inputs())
    assert set(outputs) == ENCODER | {"nsp_logits"}


def test_probabilities_are_the_softmax_of_the_scores():
    outputs = models.model_outputs(toy_backbone(), toy_inputs())
    scores = outputs["attention_scores_1"]
    exponentials = np.exp(scores - scores.max(axis=-1, keepdims=True))
    expected = exponentials / exponentials.sum(axis=-1, keepdims=True)
    np.testing.assert_allclose(outputs["attention_probs_1"], expected, rtol=1e-5, atol=1e-7)


def test_low_precision_comes_back_as_float32():
    outputs = models.model_outputs(toy_backbone(dtype="bfloat16"), toy_inputs())
    assert {value.dtype for value in outputs.values()} == {np.dtype("float32")}
