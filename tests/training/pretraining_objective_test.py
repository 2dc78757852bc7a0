# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Masked words and the next sentence."""

import numpy as np

from mobilebert_tf.training import PretrainingObjective
from tests.training import toy


def test_weights_count_masks_and_sentences():
    batch = toy.first_batch()
    sums = PretrainingObjective(toy.pretrainer("mobilebert_toy"))(batch)
    masks = batch["mask_weights"].numpy().sum()
    assert float(sums["masked_lm"].weight) == float(sums["masked_lm_accuracy"].weight) == masks
    assert float(sums["next_sentence"].weight) == 4.0
    # A model that knows nothing: the entropy of the vocabulary and of a coin.
    np.testing.assert_allclose(float(sums["masked_lm"].mean()), np.log(toy.VOCABULARY), rtol=0.1)
    np.testing.assert_allclose(float(sums["next_sentence"].mean()), np.log(2.0), rtol=0.1)
