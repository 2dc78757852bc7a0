# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Attention transfer, by hand."""

import math

import numpy as np
import pytest

from mobilebert_tf import losses


def pair(result):
    return float(result.total), float(result.weight)


def test_attention_loss_is_kl_of_teacher_against_student():
    teacher = np.array([[[[math.log(3.0), 0.0, -1e4], [0.0, 0.0, -1e4], [0.0, 0.0, -1e4]]]])
    student = np.where(teacher < -1e3, -1e4 + 7.0, 0.0)
    kl = 0.75 * math.log(1.5) + 0.25 * math.log(0.5)
    total, weight = pair(losses.attention_loss(teacher, student, np.array([[1, 1, 0]])))
    assert total == pytest.approx(kl, abs=1e-6)
    assert weight == 2.0
    assert pair(losses.attention_loss(teacher, student))[1] == 3.0
