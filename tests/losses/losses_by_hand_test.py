# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Each loss on numbers that can be worked out by hand."""

import math

import numpy as np
import pytest

from mobilebert_tf import losses
from mobilebert_tf.metrics import weighted_accuracy


def pair(result):
    return float(result.total), float(result.weight)


def test_weighted_sum_broadcasts_and_divides():
    result = losses.WeightedSum.of(np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[1.0], [0.0]]))
    assert pair(result) == (3.0, 2.0)
    assert float(result.mean()) == 1.5
    assert float(losses.WeightedSum.of(np.ones(3), np.zeros(3)).mean()) == 0.0


def test_masked_lm_loss_counts_weighted_predictions_only():
    logits = np.log([[[0.5, 0.25, 0.25], [0.1, 0.1, 0.8]]])
    total, weight = pair(losses.masked_lm_loss(logits, np.array([[0, 1]]), np.array([[1.0, 0.0]])))
    assert total == pytest.approx(math.log(2), abs=1e-6)
    assert weight == 1.0


def test_next_sentence_loss_is_a_sum_over_the_batch():
    logits = np.log([[0.5, 0.5], [0.75, 0.25]])
    total, weight = pair(losses.next_sentence_loss(logits, np.array([0, 1])))
    assert total == pytest.approx(math.log(2) + math.log(4), abs=1e-6)
    assert weight == 2.0


def test_knowledge_distillation_loss_is_kl_times_squared_temperature():
    teacher = np.array([[[2.0 * math.log(3.0), 0.0]]])  # at T=2: 3/4, 1/4
    student = np.zeros((1, 1, 2))
    loss = losses.knowledge_distillation_loss(teacher, student, np.ones((1, 1)), temperature=2.0)
    kl = 0.75 * math.log(1.5) + 0.25 * math.log(0.5)
    assert float(loss.mean()) == pytest.approx(4.0 * kl, abs=1e-6)
    same = losses.knowledge_distillation_loss(teacher, teacher, np.ones((1, 1)))
    assert float(same.mean()) == 0.0


def test_feature_map_loss_ignores_padding():
    teacher = np.array([[[1.0, 3.0], [9.0, 9.0]]])
    student = np.zeros((1, 2, 2))
    mask = np.array([[1, 0]])
    assert pair(losses.feature_map_loss(teacher, student, mask)) == (5.0, 1.0)
    assert pair(losses.feature_map_loss(teacher, student)) == (86.0, 2.0)


def test_decomposed_feature_map_losses():
    teacher = np.array([[[1.0, 3.0]]])  # mean 2, variance 1, normalised (-1, 1)
    student = np.array([[[9.0, 5.0]]])  # mean 7, variance 4, normalised (1, -1)
    assert pair(losses.normalized_feature_map_loss(teacher, student))[0] == pytest.approx(4.0)
    assert pair(losses.feature_mean_loss(teacher, student)) == (25.0, 1.0)
    assert pair(losses.feature_variance_loss(teacher, student)) == (3.0, 1.0)


def test_attention_loss_is_kl_of_teacher_against_student():
    teacher = np.array([[[[math.log(3.0), 0.0, -1e4], [0.0, 0.0, -1e4], [0.0, 0.0, -1e4]]]])
    student = np.where(teacher < -1e3, -1e4 + 7.0, 0.0)
    kl = 0.75 * math.log(1.5) + 0.25 * math.log(0.5)
    total, weight = pair(losses.attention_loss(teacher, student, np.array([[1, 1, 0]])))
    assert total == pytest.approx(kl, abs=1e-6)
    assert weight == 2.0
    assert pair(losses.attention_loss(teacher, student))[1] == 3.0


def test_weighted_accuracy():
    logits = np.array([[[0.0, 1.0], [1.0, 0.0], [0.0, 1.0]]])
    result = weighted_accuracy(logits, np.array([[1, 1, 0]]), np.array([[1.0, 1.0, 0.0]]))
    assert pair(result) == (1.0, 2.0)


def test_sums_of_two_halves_are_the_whole():
    rng = np.random.default_rng(0)
    teacher, student = rng.normal(size=(2, 4, 5, 6)).astype("float32")
    mask = np.array([[1, 1, 1, 1, 1], [1, 0, 0, 0, 0], [1, 1, 0, 0, 0], [1, 1, 1, 0, 0]])
    whole = losses.feature_map_loss(teacher, student, mask)
    halves = [
        losses.feature_map_loss(teacher[s], student[s], mask[s]) for s in (slice(2), slice(2, 4))
    ]
    total = sum(float(half.total) for half in halves)
    weight = sum(float(half.weight) for half in halves)
    assert total / weight == pytest.approx(float(whole.mean()), rel=1e-6)
