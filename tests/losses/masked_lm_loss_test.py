# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Masked words, by hand."""

import math

import numpy as np
import pytest

from mobilebert_tf import losses


def pair(result):
    return float(result.total), float(result.weight)


def test_masked_lm_loss_counts_weighted_predictions_only():
    logits = np.log([[[0.5, 0.25, 0.25], [0.1, 0.1, 0.8]]])
    total, weight = pair(losses.masked_lm_loss(logits, np.array([[0, 1]]), np.array([[1.0, 0.0]])))
    assert total == pytest.approx(math.log(2), abs=1e-6)
    assert weight == 1.0
