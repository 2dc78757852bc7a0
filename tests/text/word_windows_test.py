# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Sentences in windows, and values at their words."""

import numpy as np

from mobilebert_tf.text.word_windows import WordWindows
from tests.models.toy import VOCABULARY, toy_tokenizer

SENTENCES = [["The", "fox", "jumps", "over", "\u200b", "dog"], [], ["lazy", "xyz"]]


def _windows(length=6) -> WordWindows:
    return WordWindows.of_sentences(SENTENCES, toy_tokenizer(), length)


def test_windows_by_hand():
    windows = _windows()
    assert [" ".join(VOCABULARY[index] for index in row) for row in windows.token_ids] == [
        "[CLS] the fox jump ##s [SEP]",
        "[CLS] jump ##s over [UNK] [SEP]",
        "[CLS] over [UNK] dog [SEP] [PAD]",
        "[CLS] lazy [UNK] [SEP] [PAD] [PAD]",
    ]
    assert windows.summary == {"windows": 4, "sentences in several windows": 1}
    assert _windows(9).summary == {"windows": 2}
    np.testing.assert_array_equal(windows.inputs(slice(3, 4))["padding_mask"], [[1, 1, 1, 1, 0, 0]])
    assert not windows.inputs()["segment_ids"].any()


def test_every_word_has_the_place_of_its_first_piece():
    windows = _windows()
    tokens = [[VOCABULARY[index] for index in row] for row in windows.of_words(windows.token_ids)]
    assert tokens == [["the", "fox", "jump", "over", "[UNK]", "dog"], [], ["lazy", "[UNK]"]]
    placed = windows.at_words(np.arange(1, 9))
    assert [row.tolist() for row in windows.of_words(placed)] == [[1, 2, 3, 4, 5, 6], [], [7, 8]]
    assert np.count_nonzero(placed) == 8


def test_white_space_inside_a_word_is_no_new_word():
    windows = WordWindows.of_sentences([["the\u202ffox", "dog"]], toy_tokenizer(), 8)
    np.testing.assert_array_equal(windows.columns, [1, 3])


def test_nothing():
    windows = WordWindows.of_sentences([[]], toy_tokenizer(), 8)
    assert len(windows) == 0
    assert [len(row) for row in windows.of_words(windows.token_ids)] == [0]
