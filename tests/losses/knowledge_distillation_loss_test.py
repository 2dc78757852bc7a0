# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The teacher's words, by hand."""

import math

import numpy as np
import pytest

from mobilebert_tf import losses


def test_knowledge_distillation_loss_is_kl_times_squared_temperature():
    teacher = np.array([[[2.0 * math.log(3.0), 0.0]]])  # at T=2: 3/4, 1/4
    student = np.zeros((1, 1, 2))
    loss = losses.knowledge_distillation_loss(teacher, student, np.ones((1, 1)), temperature=2.0)
    kl = 0.75 * math.log(1.5) + 0.25 * math.log(0.5)
    assert float(loss.mean()) == pytest.approx(4.0 * kl, abs=1e-6)
    same = losses.knowledge_distillation_loss(teacher, teacher, np.ones((1, 1)))
    assert float(same.mean()) == 0.0
