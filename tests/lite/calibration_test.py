# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of making representative inputs from texts."""

import numpy as np
import pytest

from mobilebert_tf.lite.calibration import calibration_samples, different_examples
from mobilebert_tf.lite.convert import convert_model
from mobilebert_tf.lite.equalize_ranges import equalize_ranges
from mobilebert_tf.lite.fold_norms import fold_norms
from mobilebert_tf.lite.metadata import ModelMetadata, write_metadata
from mobilebert_tf.lite.quantize import activation_ranges, quantize_linear_layers
from mobilebert_tf.lite.verify_text_regressor import verify_text_regressor
from mobilebert_tf.lite.word_piece import WordPiece
from tests.lite.random_classifier import random_vocabulary
from tests.lite.random_heads import PAIRS, random_regressor
from tests.lite.tiny_model import VOCABULARY

TOKENIZER = WordPiece(VOCABULARY)


def test_one_sample_a_different_text():
    samples = calibration_samples(["good film", " ", "bad", "good film "], TOKENIZER, 5)
    assert len(samples) == 2
    np.testing.assert_array_equal(samples[0]["ids"], [[2, 5, 7, 3, 0]])
    np.testing.assert_array_equal(samples[1]["mask"], [[1, 1, 1, 0, 0]])


def test_different_examples_keep_their_order():
    assert different_examples(["b ", "a", " b", "", "a"]) == ["b", "a"]
    choices = ("p", ["x", "y"])
    assert different_examples([choices, ("p", ["x"]), choices]) == [choices, ("p", ["x"])]


def test_takes_the_first_texts_only():
    samples = calibration_samples(["good", "bad", "film"], TOKENIZER, 5, num_samples=2)
    assert [sample["ids"][0, 1] for sample in samples] == [5, 6]


def test_no_text_is_an_error():
    with pytest.raises(ValueError, match="at least one text that is not blank"):
        calibration_samples(["", " "], TOKENIZER, 5)


def test_pairs_prompts_and_repetitions():
    pairs = [("good", "bad"), ("good ", "bad"), ("bad", "good")]
    samples = calibration_samples(pairs, TOKENIZER, 6, task="text_regressor")
    assert [each["ids"][0, :5].tolist() for each in samples] == [[2, 5, 3, 6, 3], [2, 6, 3, 5, 3]]
    questions = [("good", ["bad", "film"]), ("film", ["good", "bad"])]
    samples = calibration_samples(questions, TOKENIZER, 6, 3, "multiple_choice")
    assert [each["ids"][0, 3] for each in samples] == [6, 7, 5]
    with pytest.raises(ValueError, match="a tuple of question and context"):
        calibration_samples(["alone"], TOKENIZER, 6, task="question_answerer")


def test_a_model_of_pairs_must_be_calibrated_on_pairs():
    """Single texts show it no second segment, whose activations then are cut off."""
    first_texts = [first for first, _ in PAIRS[:48]]
    content = convert_model(fold_norms(random_regressor()), 24)
    wide, narrow = (activation_ranges(content, _samples(e)) for e in (PAIRS[:48], first_texts))
    spans = [float(np.ptp(_ends(wide[name])) / np.ptp(_ends(narrow[name]))) for name in narrow]
    assert max(spans) > 1.5 and sum(span > 1.05 for span in spans) > 8
    good, poor = _int8_parity(PAIRS[:48]), _int8_parity(first_texts)
    assert good.cosine > 0.98 > poor.cosine
    assert good.mean_absolute < poor.mean_absolute


def _samples(examples):
    return calibration_samples(examples, WordPiece(random_vocabulary()), 24)


def _ends(found):
    return [float(found["min"].min()), float(found["max"].max())]


def _int8_parity(examples):
    """The parity of int8 on pairs that did not calibrate."""
    model, samples = random_regressor(), _samples(examples)
    content = convert_model(equalize_ranges(fold_norms(model), samples), 24)
    content = quantize_linear_layers(content, activation_ranges(content, samples))
    metadata = ModelMetadata(vocabulary=tuple(random_vocabulary()), task="text_regressor")
    return verify_text_regressor(write_metadata(content, metadata), model, PAIRS[48:])
