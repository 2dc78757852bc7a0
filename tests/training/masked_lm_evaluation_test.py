# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Scores over a whole dataset."""

import pytest
import tensorflow as tf

from mobilebert_tf.training import PretrainingObjective, masked_lm_evaluation
from tests.training import toy


def test_every_mask_counts_the_same_in_batches_of_any_size():
    model = toy.pretrainer("mobilebert_toy", attention_dropout=0.5)
    rows = tf.data.Dataset.from_tensor_slices(toy.batches(count=2)).unbatch()
    one, several = (masked_lm_evaluation(model, rows.batch(size)) for size in (8, 3))
    assert one == pytest.approx(several, rel=1e-5)
    objective = PretrainingObjective(model, dropout=False)
    sums = objective(next(iter(rows.batch(8))))
    assert one["masked_lm_accuracy"] == pytest.approx(float(sums["masked_lm_accuracy"].mean()))
    assert one["masked_lm"] == pytest.approx(float(sums["masked_lm"].mean()), rel=1e-5)


def test_empty_dataset_is_refused():
    empty = tf.data.Dataset.from_tensor_slices(toy.batches(count=1)).take(0)
    with pytest.raises(ValueError, match="empty dataset"):
        masked_lm_evaluation(toy.pretrainer("mobilebert_toy"), empty)
