# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Decomposed feature map transfer, by hand."""

import numpy as np
import pytest

from mobilebert_tf import losses


def pair(result):
    return float(result.total), float(result.weight)


def test_decomposed_feature_map_losses():
    teacher = np.array([[[1.0, 3.0]]])  # mean 2, variance 1, normalised (-1, 1)
    student = np.array([[[9.0, 5.0]]])  # mean 7, variance 4, normalised (1, -1)
    assert pair(losses.normalized_feature_map_loss(teacher, student))[0] == pytest.approx(4.0)
    assert pair(losses.feature_mean_loss(teacher, student)) == (25.0, 1.0)
    assert pair(losses.feature_variance_loss(teacher, student)) == (3.0, 1.0)
