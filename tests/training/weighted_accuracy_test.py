# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The share of right answers, by hand."""

import numpy as np

from mobilebert_tf.training import weighted_accuracy


def test_weighted_accuracy():
    logits = np.array([[[0.0, 1.0], [1.0, 0.0], [0.0, 1.0]]])
    result = weighted_accuracy(logits, np.array([[1, 1, 0]]), np.array([[1.0, 1.0, 0.0]]))
    assert (float(result.total), float(result.weight)) == (1.0, 2.0)
