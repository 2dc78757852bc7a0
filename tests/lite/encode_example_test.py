# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of packing examples of every task."""

import numpy as np
import pytest

from mobilebert_tf.lite.encode_example import encode_example
from mobilebert_tf.lite.word_piece import WordPiece
from tests.lite.tiny_model import VOCABULARY

TOKENIZER = WordPiece(VOCABULARY)
# [CLS] 2, [SEP] 3, good 5, bad 6, film 7.


@pytest.mark.parametrize(
    "task, example, ids, segments",
    [
        ("text_classifier", "good", [[2, 5, 3, 0, 0, 0]], [[0] * 6]),
        ("text_regressor", ("good", "bad"), [[2, 5, 3, 6, 3, 0]], [[0, 0, 0, 1, 1, 0]]),
        ("token_classifier", "good film", [[2, 5, 7, 3, 0, 0]], [[0] * 6]),
        # What is too long is cut from the longer text, or from the context alone.
        ("text_classifier", ("good film film", "bad"), [[2, 5, 7, 3, 6, 3]], [[0, 0, 0, 0, 1, 1]]),
        (
            "question_answerer",
            ("good", "bad film film"),
            [[2, 5, 3, 6, 7, 3]],
            [[0, 0, 0, 1, 1, 1]],
        ),
        (
            "multiple_choice",
            ("good", ["bad", "film"]),
            [[2, 5, 3, 6, 3, 0], [2, 5, 3, 7, 3, 0]],
            [[0, 0, 0, 1, 1, 0]] * 2,
        ),
    ],
)
def test_ids_and_segments(task, example, ids, segments):
    samples = encode_example(TOKENIZER, example, task, 6)
    np.testing.assert_array_equal(np.concatenate([s["ids"] for s in samples]), ids)
    np.testing.assert_array_equal(np.concatenate([s["segment_ids"] for s in samples]), segments)
    np.testing.assert_array_equal(np.concatenate([s["mask"] for s in samples]), np.array(ids) > 0)


@pytest.mark.parametrize(
    "task, example, form",
    [
        ("text_classifier", ("a", "b", "c"), "a text, or a tuple of two"),
        ("text_classifier", 7, "a text, or a tuple of two"),
        ("question_answerer", "alone", "a tuple of question and context"),
        ("token_classifier", ("a", "b"), "a text, its words between spaces"),
        ("multiple_choice", ("prompt", "choice"), "of two choices or more"),
        ("multiple_choice", ("prompt", ("choice",)), "of two choices or more"),
    ],
)
def test_another_form(task, example, form):
    with pytest.raises(ValueError, match=form):
        encode_example(TOKENIZER, example, task, 6)
