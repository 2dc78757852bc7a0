# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Masking of raw strings: what may be masked, and what the labels are."""

import numpy as np

from mobilebert_tf.models import MobileBERTMaskedLMPreprocessor
from tests.models.toy import VOCABULARY, toy_tokenizer

TEXT = "the quick brown fox jumps over the lazy dog"
IDS = [VOCABULARY.index(f"{word}") for word in TEXT.replace("jumps", "jump ##s").split()]


def test_masks_words_and_keeps_their_ids_as_labels():
    preprocessor = MobileBERTMaskedLMPreprocessor(
        toy_tokenizer(), 14, mask_selection_length=20, mask_selection_rate=0.5
    )
    inputs, labels, weights = preprocessor([TEXT] * 50)
    original = np.array([[2, *IDS, 3, 0, 0]] * 50)
    positions, weights = np.array(inputs["mask_positions"]), np.array(weights)
    chosen = np.take_along_axis(original, positions, axis=1)
    np.testing.assert_array_equal(np.array(labels)[weights > 0], chosen[weights > 0])
    assert chosen[weights > 0].min() >= 5, "special tokens are never masked"
    # Half of ten pieces, 50 times over: 250 ± 11.
    assert 200 < weights.sum() < 300
    now = np.take_along_axis(np.array(inputs["token_ids"]), positions, axis=1)[weights > 0]
    assert 0.7 < np.mean(now == 4) < 0.9, "eight in ten become [MASK]"
