# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Several labels a text."""

import keras
import numpy as np

from mobilebert_tf.models import MobileBERTMultiLabelClassifier
from tests.models.check_task import check_task
from tests.models.toy import toy_backbone, toy_preprocessor

TEXTS, LABELS = ["good film", "lazy dog"], np.array([[1, 0, 1], [0, 0, 0]], "float32")


def _classifier(**arguments):
    return MobileBERTMultiLabelClassifier(
        toy_backbone(num_layers=1), 3, preprocessor=toy_preprocessor(), **arguments
    )


def test_raw_strings(tmp_path):
    assert check_task(_classifier(), TEXTS, LABELS, tmp_path).shape == (2, 3)


def test_default_loss_is_binary_cross_entropy_of_logits():
    classifier = _classifier(dropout=0.0)
    classifier.run_eagerly = True
    logits = classifier.predict(TEXTS, verbose=0)
    expected = np.mean(np.log1p(np.exp(logits)) - LABELS * logits)
    loss, accuracy = classifier.evaluate(TEXTS, LABELS, verbose=0)
    np.testing.assert_allclose(loss, expected, rtol=1e-4)
    np.testing.assert_allclose(accuracy, np.mean((logits > 0) == LABELS), rtol=1e-6)


def test_sigmoid():
    classifier = _classifier(activation="sigmoid")
    assert isinstance(classifier.loss, keras.losses.BinaryCrossentropy)
    assert not classifier.loss.get_config()["from_logits"]
