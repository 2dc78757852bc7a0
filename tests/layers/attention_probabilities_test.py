# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The softmax, also over a single key."""

import numpy as np

from mobilebert_tf.layers import attention_probabilities


def test_softmax_over_keys():
    np.testing.assert_allclose(
        attention_probabilities(np.log([[1.0, 2.0, 5.0]])), [[0.125, 0.25, 0.625]], rtol=1e-6
    )


def test_single_key_without_a_warning():
    np.testing.assert_array_equal(attention_probabilities(np.array([[[7.0]]])), [[[1.0]]])
