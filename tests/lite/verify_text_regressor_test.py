# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of the parity of scores."""

import numpy as np
import pytest

from mobilebert_tf.lite.verify_text_regressor import compare_scores


def test_figures_are_of_the_distances_from_the_mean():
    parity = compare_scores(np.array([[2.0], [3.5], [4.0]]), np.array([[2.0], [3.0], [4.0]]))
    assert parity.max_absolute == pytest.approx(0.5)
    assert parity.mean_absolute == pytest.approx(0.5 / 3)
    # The Keras scores are at most 1 from their mean of 3.
    assert parity.relative == pytest.approx(0.5)
    # (1 + 0 + 1) / sqrt((1 + 0.25 + 1) * 2)
    assert parity.cosine == pytest.approx(2 / np.sqrt(4.5))
    assert parity.same_label is None and parity.num_texts == 3


def test_a_file_of_one_score_for_all_is_not_near():
    """Without the mean taken away the cosine would be 0.998."""
    expected = np.linspace(3.0, 3.8, 9)[:, None]
    assert compare_scores(np.full((9, 1), 3.1), expected).cosine < 0.1


def test_scores_that_are_all_the_same_are_compared_as_they_are():
    parity = compare_scores(np.array([[3.001], [3.0]]), np.array([[3.0], [3.0]]))
    assert parity.relative == pytest.approx(0.001 / 3)
    assert parity.cosine == pytest.approx(1)
