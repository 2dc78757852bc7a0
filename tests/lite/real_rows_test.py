# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of taking padding out of outputs."""

import numpy as np

from mobilebert_tf.lite import half_precision, verify_outputs
from mobilebert_tf.lite.convert import convert_model
from mobilebert_tf.lite.real_rows import real_rows
from mobilebert_tf.lite.task_outputs import OUTPUT_NAMES
from mobilebert_tf.lite.word_piece import WordPiece
from mobilebert_tf.models import MobileBERTTextClassifier
from tests.lite.random_classifier import random_classifier, random_vocabulary

MASK = np.array([1, 1, 0])


def test_outputs_of_tokens_lose_padding_and_others_nothing():
    of_tokens = {"end_logits", "start_logits", "token_probability", "sequence_output"}
    for name in {name for names in OUTPUT_NAMES.values() for name in names}:
        kept = real_rows(name, np.zeros((1, 3, 4)), MASK).shape[1]
        assert kept == (2 if name in of_tokens else 3), name


def test_as_many_labels_as_tokens():
    """Half precision was compared on the first labels alone, as many as a text had tokens."""
    backbone = random_classifier(num_layers=1).backbone
    content = convert_model(MobileBERTTextClassifier(backbone, 8), 8)
    samples = [WordPiece(random_vocabulary()).encode(text, 8) for text in ("a", "a b")]
    assert [sample["mask"].sum() for sample in samples] == [3, 4]
    assert half_precision._run(content, samples, 0).size == 2 * 8
    for outputs in verify_outputs.run_outputs(content, samples):
        assert outputs["probability"].shape == (1, 8)
