# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of comparing files of every task."""

import pytest

from mobilebert_tf.lite.convert import convert_model
from mobilebert_tf.lite.metadata import ModelMetadata, write_metadata
from mobilebert_tf.lite.random_examples import random_examples
from mobilebert_tf.lite.task_outputs import task_of
from mobilebert_tf.lite.verify_task import verify_task
from tests.lite.export_task_test import answerer, tagger
from tests.lite.random_classifier import random_classifier, random_vocabulary
from tests.lite.random_heads import random_chooser, random_regressor

MAKERS = (random_classifier, random_regressor, random_chooser, answerer, tagger)


@pytest.mark.parametrize("make", MAKERS)
def test_an_unchanged_model_agrees(make):
    model, vocabulary = make(), tuple(random_vocabulary())
    names = tuple(getattr(model, "class_names", ()))
    metadata = ModelMetadata(vocabulary=vocabulary, labels=names, task=task_of(model))
    content = write_metadata(convert_model(model, 16), metadata)
    parity = verify_task(content, model, random_examples(task_of(model), vocabulary, 6))
    assert parity.relative < 1e-4 and parity.cosine > 0.99999
    assert parity.num_texts >= 6
