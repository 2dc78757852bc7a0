# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of making representative inputs from texts."""

import numpy as np
import pytest

from mobilebert_tf.lite.calibration import calibration_samples
from mobilebert_tf.lite.word_piece import WordPiece
from tests.lite.tiny_model import VOCABULARY

TOKENIZER = WordPiece(VOCABULARY)


def test_one_sample_a_different_text():
    samples = calibration_samples(["good film", " ", "bad", "good film "], TOKENIZER, 5)
    assert len(samples) == 2
    np.testing.assert_array_equal(samples[0]["ids"], [[2, 5, 7, 3, 0]])
    np.testing.assert_array_equal(samples[1]["mask"], [[1, 1, 1, 0, 0]])


def test_takes_the_first_texts_only():
    samples = calibration_samples(["good", "bad", "film"], TOKENIZER, 5, num_samples=2)
    assert [sample["ids"][0, 1] for sample in samples] == [5, 6]


def test_no_text_is_an_error():
    with pytest.raises(ValueError, match="at least one text that is not blank"):
        calibration_samples(["", " "], TOKENIZER, 5)
