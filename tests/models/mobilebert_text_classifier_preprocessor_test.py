# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Packing of one text and of two."""

import numpy as np

from tests.models.toy import VOCABULARY, toy_preprocessor


def _ids(text: str) -> list[int]:
    return [VOCABULARY.index(word) for word in text.split()]


def test_packs_one_text():
    packed = toy_preprocessor()(["good film"])
    np.testing.assert_array_equal(
        packed["token_ids"], [_ids("[CLS] good film [SEP] [PAD] [PAD] [PAD] [PAD]")]
    )
    np.testing.assert_array_equal(packed["padding_mask"], [[1, 1, 1, 1, 0, 0, 0, 0]])
    np.testing.assert_array_equal(packed["segment_ids"], [[0] * 8])


def test_packs_two_texts_and_cuts_the_longer():
    # KerasHub takes a tuple alone for an example and its label.
    packed = toy_preprocessor()((["the fox"], ["the quick brown fox is lazy"]), y=None)
    np.testing.assert_array_equal(
        packed["token_ids"], [_ids("[CLS] the fox [SEP] the quick brown [SEP]")]
    )
    np.testing.assert_array_equal(packed["segment_ids"], [[0, 0, 0, 0, 1, 1, 1, 1]])
