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


def test_sums_of_a_bfloat16_model_are_float32_and_near():
    batch = toy.first_batch()
    full, half = (toy.pretrainer("mobilebert_toy", dtype=d) for d in ("float32", "mixed_bfloat16"))
    half.set_weights(full.get_weights())
    one, two = (PretrainingObjective(model, dropout=False)(batch) for model in (full, half))
    assert two["masked_lm"].total.dtype == "float32"
    np.testing.assert_allclose(two["masked_lm"].mean(), one["masked_lm"].mean(), rtol=0.01)
