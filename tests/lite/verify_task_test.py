# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of comparing files of every task."""

import pytest

from mobilebert_tf.lite.convert import convert_model
from mobilebert_tf.lite.join_lengths import join_lengths
from mobilebert_tf.lite.metadata import ModelMetadata, write_metadata
from mobilebert_tf.lite.random_examples import random_examples
from mobilebert_tf.lite.task_outputs import task_of
from mobilebert_tf.lite.verify_task import verify_task
from tests.lite.export_task_test import answerer, tagger
from tests.lite.random_classifier import random_classifier, random_texts, random_vocabulary
from tests.lite.random_heads import random_chooser, random_regressor

MAKERS = (random_classifier, random_regressor, random_chooser, answerer, tagger)


@pytest.mark.parametrize("make", MAKERS)
def test_an_unchanged_model_agrees(make):
    model = make()
    content = with_metadata(convert_model(model, 16), model)
    parity = verify_task(content, model, random_examples(task_of(model), random_vocabulary(), 6))
    assert parity.relative < 1e-4 and parity.cosine > 0.99999
    assert parity.num_texts >= 6


@pytest.mark.parametrize("make", [random_classifier, random_regressor, random_chooser])
def test_a_signature_that_is_too_long_for_all_texts_counts(make):
    model = make()
    kernel, right = model.logits_dense.kernel.numpy(), convert_model(model, 8)
    model.logits_dense.kernel.assign(-kernel)
    try:
        wrong = convert_model(model, 16)
    finally:
        model.logits_dense.kernel.assign(kernel)
    content = with_metadata(join_lengths({8: right, 16: wrong}), model)
    examples = random_texts(6, longest=3)
    if make is random_chooser:
        examples = [(prompt, random_texts(2, seed, 3)) for seed, prompt in enumerate(examples)]
    parity = verify_task(content, model, examples)
    assert parity.num_texts == 2 * 6 and parity.relative > 0.1


def with_metadata(content, model):
    names = tuple(getattr(model, "class_names", ()))
    metadata = ModelMetadata(
        vocabulary=tuple(random_vocabulary()), labels=names, task=task_of(model)
    )
    return write_metadata(content, metadata)
