# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of outputs in int8."""

import functools

import numpy as np
import pytest
from ai_edge_litert.interpreter import Interpreter

from mobilebert_tf.lite.convert import convert_model
from mobilebert_tf.lite.int8_outputs import output_ranges, quantize_outputs, run_float
from mobilebert_tf.lite.join_lengths import join_lengths
from mobilebert_tf.lite.word_piece import WordPiece
from tests.lite.export_task_test import answerer
from tests.lite.random_classifier import random_classifier, random_texts, random_vocabulary


def sample(length):
    return WordPiece(random_vocabulary()).encode(random_texts(1, seed=3)[0], length)


def runner(content, key="serving_default"):
    interpreter = Interpreter(model_content=content)
    # The runner does not keep the interpreter, whose memory it works on.
    return interpreter, interpreter.get_signature_runner(key)


@functools.cache
def classifier_content():
    return join_lengths({n: convert_model(random_classifier(), n) for n in (16, 24)})


def test_probabilities_step_by_a_256th():
    content = quantize_outputs(classifier_content(), {})
    for key, length in (("serving_default", 24), ("serving_16", 16)):
        _, before = runner(classifier_content(), key)
        _, after = runner(content, key)
        details = after.get_output_details()["probability"]
        assert details["quantization"] == (1 / 256, -128) and details["dtype"] == np.int8
        expected = before(**sample(length))["probability"]
        actual = run_float(after, **sample(length))["probability"]
        # Half a step, or what is beyond 255/256.
        assert np.abs(actual - expected).max() <= 1 / 256


def test_logits_have_their_own_range():
    float_content = convert_model(answerer(), 24)
    _, before = runner(float_content)
    expected = before(**sample(24))
    ranges = output_ranges([expected])
    _, after = runner(quantize_outputs(float_content, ranges))
    actual = run_float(after, **sample(24))
    for name, (low, high) in ranges.items():
        assert low <= 0 <= high
        assert np.abs(actual[name] - expected[name]).max() <= (high - low) / 255 * 0.51


def test_range_of_an_output_must_be_known():
    with pytest.raises(KeyError, match="logits"):
        quantize_outputs(convert_model(answerer(), 24), {})
