# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Every choice beside its prompt."""

import numpy as np

from mobilebert_tf.models import MobileBERTMultipleChoicePreprocessor
from tests.models.toy import VOCABULARY, toy_tokenizer


def test_packs_prompt_and_choice():
    preprocessor = MobileBERTMultipleChoicePreprocessor(toy_tokenizer(), sequence_length=6)
    packed = preprocessor((["fox", "dog"], [["is", "was"], ["good", "bad"]]), y=None)
    expected = [
        [["fox", "is"], ["fox", "was"]],
        [["dog", "good"], ["dog", "bad"]],
    ]
    for row in range(2):
        for choice in range(2):
            prompt, text = expected[row][choice]
            pieces = ["[CLS]", prompt, "[SEP]", text, "[SEP]", "[PAD]"]
            ids = [VOCABULARY.index(piece) for piece in pieces]
            np.testing.assert_array_equal(packed["token_ids"][row, choice], ids)
    np.testing.assert_array_equal(packed["segment_ids"][0, 0], [0, 0, 0, 1, 1, 0])
    np.testing.assert_array_equal(packed["padding_mask"][1, 1], [1, 1, 1, 1, 1, 0])
