# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of random examples."""

import pytest

from mobilebert_tf.lite.encode_example import encode_example
from mobilebert_tf.lite.random_examples import random_examples
from mobilebert_tf.lite.task_outputs import OUTPUT_NAMES
from mobilebert_tf.lite.word_piece import WordPiece
from tests.lite.random_classifier import random_vocabulary


@pytest.mark.parametrize("task", sorted(set(OUTPUT_NAMES) - {"encoder"}))
def test_every_task_gets_what_it_reads(task):
    vocabulary = random_vocabulary()
    examples = random_examples(task, vocabulary, 5)
    assert examples == random_examples(task, vocabulary, 5)
    assert len(examples) == 5 and len(set(map(repr, examples))) == 5
    tokenizer = WordPiece(vocabulary)
    pairs = task in ("question_answerer", "multiple_choice")
    for example in examples:
        for sample in encode_example(tokenizer, example, task, 128):
            assert sample["mask"].sum() > 2
            assert (sample["segment_ids"].max() == 1) == pairs


def test_a_vocabulary_without_words():
    """Such as one of letters inside of words alone; it ended in an error of NumPy's."""
    assert len(random_examples("text_classifier", ["[PAD]", "[UNK]", "##a"], 3)) == 3
