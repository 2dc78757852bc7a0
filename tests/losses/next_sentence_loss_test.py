# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The next sentence, by hand."""

import math

import numpy as np
import pytest

from mobilebert_tf import losses


def pair(result):
    return float(result.total), float(result.weight)


def test_next_sentence_loss_is_a_sum_over_the_batch():
    logits = np.log([[0.5, 0.5], [0.75, 0.25]])
    total, weight = pair(losses.next_sentence_loss(logits, np.array([0, 1])))
    assert total == pytest.approx(math.log(2) + math.log(4), abs=1e-6)
    assert weight == 2.0
