# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of a file's score on its task."""

import pytest

from mobilebert_tf.lite.convert import convert_model
from mobilebert_tf.lite.metadata import ModelMetadata, write_metadata
from mobilebert_tf.lite.task_score import task_score
from mobilebert_tf.lite.text_classifier_interpreter import TextClassifierInterpreter
from tests.lite.random_classifier import random_classifier, random_texts, random_vocabulary

LABELS = ("red", "green", "blue")


def test_shares_of_right_labels():
    """The file is of another model here, so the scores differ, and by how much is known."""
    classifier, other = random_classifier(seed=0), random_classifier(seed=1)
    metadata = ModelMetadata(vocabulary=tuple(random_vocabulary()), labels=LABELS)
    contents = [write_metadata(convert_model(m, 24), metadata) for m in (classifier, other)]
    texts = random_texts(20, seed=5)
    right = TextClassifierInterpreter(contents[0]).scores(texts).argmax(-1)
    theirs = TextClassifierInterpreter(contents[1]).scores(texts).argmax(-1)
    score = task_score(contents[1], classifier, texts, right.tolist())
    same = (right == theirs).mean()
    assert 0 < same < 1
    assert score == {
        "metric": "accuracy",
        "num_texts": 20,
        "keras": 1.0,
        "file": same,
        "points_lost": pytest.approx(100 * (1 - same)),
    }


def test_no_texts():
    with pytest.raises(ValueError, match="at least one text"):
        task_score(b"", None, [], [])
