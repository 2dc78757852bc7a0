# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Labels land on first pieces, whatever the tokenizer does to a word."""

import numpy as np
import pytest
import tensorflow as tf

from mobilebert_tf.models import MobileBERTTokenClassifierPreprocessor
from tests.models.toy import VOCABULARY, toy_tokenizer


def _preprocessor(sequence_length: int = 9) -> MobileBERTTokenClassifierPreprocessor:
    return MobileBERTTokenClassifierPreprocessor(
        toy_tokenizer(), sequence_length, class_names=["O", "B", "I"]
    )


def _ids(pieces: str) -> list[int]:
    return [VOCABULARY.index(piece) for piece in pieces.split()]


def test_labels_and_weights():
    inputs, labels, weights = _preprocessor()(["the fox jumps over"], ["O B I O"])
    pieces = "[CLS] the fox jump ##s over [SEP] [PAD] [PAD]"
    np.testing.assert_array_equal(inputs["token_ids"], [_ids(pieces)])
    np.testing.assert_array_equal(inputs["padding_mask"], [[1, 1, 1, 1, 1, 1, 1, 0, 0]])
    np.testing.assert_array_equal(inputs["segment_ids"], [[0] * 9])
    np.testing.assert_array_equal(labels, [[0, 0, 1, 2, 0, 0, 0, 0, 0]])
    np.testing.assert_array_equal(weights, [[0, 1, 1, 1, 0, 1, 0, 0, 0]])


def test_a_word_that_vanishes_keeps_its_label():
    # A zero-width space is a word to whoever labelled the text.
    inputs, labels, _ = _preprocessor()(["the \u200b fox"], ["O B I"])
    pieces = "[CLS] the [UNK] fox [SEP] [PAD] [PAD] [PAD] [PAD]"
    np.testing.assert_array_equal(inputs["token_ids"], [_ids(pieces)])
    np.testing.assert_array_equal(labels, [[0, 0, 1, 2, 0, 0, 0, 0, 0]])


def test_cuts_long_texts():
    inputs, labels, weights = _preprocessor(5)(["the fox jumps over", "dog"], ["O B I O", "B"])
    np.testing.assert_array_equal(
        inputs["token_ids"], [_ids("[CLS] the fox jump [SEP]"), _ids("[CLS] dog [SEP] [PAD] [PAD]")]
    )
    np.testing.assert_array_equal(labels, [[0, 0, 1, 2, 0], [0, 1, 0, 0, 0]])
    np.testing.assert_array_equal(weights, [[0, 1, 1, 1, 0], [0, 1, 0, 0, 0]])


def test_sample_weights_multiply():
    *_, weights = _preprocessor(5)(["the fox"], ["O B"], sample_weight=[0.5])
    np.testing.assert_array_equal(weights, [[0, 0.5, 0.5, 0, 0]])


def test_inside_a_dataset():
    dataset = tf.data.Dataset.from_tensor_slices((["the fox", "dog"], ["O B", "I"])).batch(2)
    inputs, labels, weights = next(iter(dataset.map(_preprocessor(5))))
    eager = _preprocessor(5)(["the fox", "dog"], ["O B", "I"])
    np.testing.assert_array_equal(inputs["token_ids"], eager[0]["token_ids"])
    np.testing.assert_array_equal(labels, eager[1])
    np.testing.assert_array_equal(weights, eager[2])


def test_missing_label():
    with pytest.raises(tf.errors.InvalidArgumentError, match="one class name for every word"):
        _preprocessor()(["the fox jumps"], ["O B"])
