# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Start and end of an answer."""

import numpy as np

from mobilebert_tf.models import MobileBERTQuestionAnswerer
from tests.models.check_task import check_task
from tests.models.toy import toy_backbone, toy_inputs, toy_preprocessor

PAIRS = (["the fox", "the dog"], ["the quick fox", "is lazy"])
LABELS = {"start_logits": np.array([5, 0]), "end_logits": np.array([6, 0])}


def _answerer():
    return MobileBERTQuestionAnswerer(toy_backbone(num_layers=1), toy_preprocessor())


def test_raw_strings(tmp_path):
    predictions = check_task(_answerer(), PAIRS, LABELS, tmp_path)
    assert {name: value.shape for name, value in predictions.items()} == {
        "start_logits": (2, 8),
        "end_logits": (2, 8),
    }


def test_start_is_the_first_column():
    answerer, inputs = _answerer(), toy_inputs()
    hidden = np.array(answerer.backbone(inputs)["sequence_output"])
    logits = hidden @ np.array(answerer.span_dense.kernel) + np.array(answerer.span_dense.bias)
    outputs = answerer(inputs)
    np.testing.assert_allclose(outputs["start_logits"], logits[..., 0], rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(outputs["end_logits"], logits[..., 1], rtol=1e-4, atol=1e-5)


def test_default_loss_is_the_mean_of_both_cross_entropies():
    answerer = _answerer()
    answerer.run_eagerly = True
    predictions = answerer.predict(PAIRS, verbose=0)
    losses = []
    for name, labels in LABELS.items():
        logits = predictions[name]
        log_normalizer = np.log(np.exp(logits).sum(axis=-1))
        losses.append(np.mean(log_normalizer - logits[np.arange(2), labels]))
    loss = answerer.evaluate(PAIRS, LABELS, verbose=0, return_dict=True)["loss"]
    np.testing.assert_allclose(loss, np.mean(losses), rtol=1e-4)
