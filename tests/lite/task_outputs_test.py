# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of what an exported file gives for each task."""

import keras
import numpy as np
import pytest
from ai_edge_litert.interpreter import Interpreter

from mobilebert_tf.lite.convert import convert_model
from mobilebert_tf.lite.fold_norms import fold_norms
from mobilebert_tf.lite.task_outputs import OUTPUT_NAMES, task_of
from mobilebert_tf.models import (
    MobileBERTBackbone,
    MobileBERTMaskedLM,
    MobileBERTMultiLabelClassifier,
    MobileBERTMultipleChoice,
    MobileBERTQuestionAnswerer,
    MobileBERTTextClassifier,
    MobileBERTTextRegressor,
    MobileBERTTokenClassifier,
    architecture,
)
from tests.lite.random_models import random_inputs, random_norms

LENGTH = 12


def random_backbone(**overrides):
    backbone = MobileBERTBackbone(**architecture("mobilebert_toy", **overrides))
    random_norms(backbone, seed=5, spread=2.0)
    return backbone


def by_file_and_keras(model, choices=False):
    """Outputs of the folded, converted model in positional order; and Keras'."""
    inputs = random_inputs(200, batch=1, sequence=LENGTH)
    interpreter = Interpreter(model_content=convert_model(fold_norms(model), LENGTH))
    interpreter.allocate_tensors()
    order = ("token_ids", "padding_mask", "segment_ids")
    for detail, name in zip(interpreter.get_input_details(), order, strict=True):
        interpreter.set_tensor(detail["index"], inputs[name])
    interpreter.invoke()
    details = interpreter.get_output_details()
    assert tuple(detail["name"] for detail in details) == OUTPUT_NAMES[task_of(model)]
    outputs = [interpreter.get_tensor(detail["index"]) for detail in details]
    if choices:
        inputs = {name: value[:, None] for name, value in inputs.items()}
    return outputs, model(inputs)


def test_question_answerer_gives_the_end_first():
    model = MobileBERTQuestionAnswerer(random_backbone())
    (end, start), expected = by_file_and_keras(model)
    assert np.abs(end - start).max() > 0.01
    np.testing.assert_allclose(end, expected["end_logits"], atol=1e-5)
    np.testing.assert_allclose(start, expected["start_logits"], atol=1e-5)


def test_token_classifier_gives_a_softmax_a_token():
    (actual,), logits = by_file_and_keras(MobileBERTTokenClassifier(random_backbone(), 3))
    assert actual.shape == (1, LENGTH, 3)
    np.testing.assert_allclose(actual, keras.ops.softmax(logits), atol=1e-5)


@pytest.mark.parametrize("activation", [None, "sigmoid"])
def test_labels_that_do_not_exclude_each_other(activation):
    model = MobileBERTMultiLabelClassifier(random_backbone(), 3, activation=activation)
    (actual,), outputs = by_file_and_keras(model)
    expected = outputs if activation else keras.ops.sigmoid(outputs)
    np.testing.assert_allclose(actual, expected, atol=1e-5)


@pytest.mark.parametrize("tanh_pooler", [False, True])
def test_classifier_with_and_without_pooler(tanh_pooler):
    model = MobileBERTTextClassifier(random_backbone(tanh_pooler=tanh_pooler), 3)
    (actual,), logits = by_file_and_keras(model)
    np.testing.assert_allclose(actual, keras.ops.softmax(logits), atol=1e-5)


def test_encoder_gives_hidden_states():
    (actual,), outputs = by_file_and_keras(random_backbone())
    expected = np.asarray(outputs["sequence_output"])
    np.testing.assert_allclose(actual, expected, atol=1e-5 * np.abs(expected).max())


@pytest.mark.parametrize("tanh_pooler", [False, True])
def test_regressor_gives_its_number(tanh_pooler):
    model = MobileBERTTextRegressor(random_backbone(tanh_pooler=tanh_pooler))
    (actual,), expected = by_file_and_keras(model)
    assert actual.shape == (1, 1)
    np.testing.assert_allclose(actual, expected, atol=1e-5 * np.abs(expected).max())


def test_multiple_choice_gives_the_logit_of_a_choice():
    model = MobileBERTMultipleChoice(random_backbone())
    (actual,), expected = by_file_and_keras(model, choices=True)
    assert actual.shape == (1, 1)
    np.testing.assert_allclose(actual, expected, atol=1e-5 * np.abs(expected).max())


def test_other_models_are_refused():
    with pytest.raises(ValueError, match="Received: MobileBERTMaskedLM"):
        task_of(MobileBERTMaskedLM(random_backbone()))
