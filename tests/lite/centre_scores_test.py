# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of scores without their mean."""

import numpy as np

from mobilebert_tf.lite.centre_scores import centre_scores


def test_both_lose_the_mean_of_the_expected():
    actual, expected = centre_scores(np.array([3.5, 3.5]), np.array([3.0, 5.0]))
    assert actual.tolist() == [-0.5, -0.5] and expected.tolist() == [-1.0, 1.0]


def test_scores_that_are_all_the_same_stay():
    actual, expected = centre_scores(np.array([3.1, 2.9]), np.array([3.0, 3.01]))
    assert actual.tolist() == [3.1, 2.9] and expected.tolist() == [3.0, 3.01]
