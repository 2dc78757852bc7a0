# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of the parity of choices."""

import pytest

from mobilebert_tf.lite.convert import convert_model
from mobilebert_tf.lite.metadata import ModelMetadata, write_metadata
from mobilebert_tf.lite.verify_multiple_choice import verify_multiple_choice
from tests.lite.random_classifier import random_vocabulary
from tests.lite.random_heads import QUESTIONS, random_chooser


def test_unequal_numbers_of_choices_and_a_changed_model():
    model, vocabulary = random_chooser(), tuple(random_vocabulary())
    metadata = ModelMetadata(vocabulary=vocabulary, task="multiple_choice")
    content = write_metadata(convert_model(model, 24), metadata)
    parity = verify_multiple_choice(content, model, QUESTIONS[:12])
    assert parity.num_texts == 12 and parity.same_label == 1
    assert parity.relative < 1e-5
    # Zero for the head would be a constant, which the softmax takes for undecided.
    kernel = model.logits_dense.kernel.numpy()
    model.logits_dense.kernel.assign(-kernel)
    try:
        parity = verify_multiple_choice(content, model, QUESTIONS[:12])
    finally:
        model.logits_dense.kernel.assign(kernel)
    assert parity.same_label < 0.5 and parity.relative == pytest.approx(1, abs=0.5)
