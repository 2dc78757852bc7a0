# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A question and the first window of its context."""

import numpy as np
import pytest
import tensorflow as tf

from mobilebert_tf.models import MobileBERTQuestionAnswererPreprocessor
from tests.models.toy import toy_tokenizer

QUESTIONS = ["the fox", "the quick brown fox jumps over", ""]
CONTEXTS = ["The lazy dog jumps.", "was the lazy dog good", "dog"]


def _preprocessor(**sizes) -> MobileBERTQuestionAnswererPreprocessor:
    return MobileBERTQuestionAnswererPreprocessor(toy_tokenizer(), sequence_length=10, **sizes)


def test_call_gives_the_first_windows():
    preprocessor = _preprocessor(question_length=4, stride=2)
    windows = preprocessor.windows(QUESTIONS, CONTEXTS)
    expected = windows.inputs(windows.first_windows[:-1])
    inputs, labels = preprocessor((QUESTIONS, CONTEXTS), y=np.arange(3))
    for name, value in expected.items():
        np.testing.assert_array_equal(inputs[name], value, err_msg=name)
    np.testing.assert_array_equal(labels, [0, 1, 2])


def test_inside_a_data_set():
    preprocessor = _preprocessor()
    dataset = tf.data.Dataset.from_tensor_slices((QUESTIONS, CONTEXTS)).batch(3)
    (inputs,) = dataset.map(lambda *pair: preprocessor(pair, y=None))
    for name, value in preprocessor((QUESTIONS, CONTEXTS), y=None).items():
        np.testing.assert_array_equal(inputs[name], value, err_msg=name)


def test_one_pair_and_packed_inputs():
    preprocessor = _preprocessor()
    inputs = preprocessor((QUESTIONS[0], CONTEXTS[0]), y=None)
    assert inputs["token_ids"].shape == (10,)
    assert preprocessor(inputs, y=None).keys() == inputs.keys()


def test_empty_context():
    inputs = _preprocessor()((["the fox"], [""]), y=None)
    np.testing.assert_array_equal(inputs["padding_mask"][0], [1] * 5 + [0] * 5)
    np.testing.assert_array_equal(inputs["segment_ids"][0], [0] * 4 + [1] + [0] * 5)


def test_lengths_are_checked():
    with pytest.raises(ValueError, match=r"`stride` must be at least 1. Received: stride=0"):
        _preprocessor(stride=0)
