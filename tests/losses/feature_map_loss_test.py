# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Plain feature map transfer, by hand."""

import numpy as np

from mobilebert_tf import losses


def pair(result):
    return float(result.total), float(result.weight)


def test_feature_map_loss_ignores_padding():
    teacher = np.array([[[1.0, 3.0], [9.0, 9.0]]])
    student = np.zeros((1, 2, 2))
    mask = np.array([[1, 0]])
    assert pair(losses.feature_map_loss(teacher, student, mask)) == (5.0, 1.0)
    assert pair(losses.feature_map_loss(teacher, student)) == (86.0, 2.0)
