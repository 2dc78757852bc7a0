# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Several labels a text, in memory."""

import numpy as np

from mobilebert_tf.task_data import MultiLabelTexts


def test_labels_are_zeros_and_ones():
    data = MultiLabelTexts(("x", "y"), (frozenset("ba"), frozenset()), ("a", "b", "c"), {"n": 2})
    np.testing.assert_array_equal(data.labels, [[1, 1, 0], [0, 0, 0]])
    assert data.summary == {"examples": 2, "without a label": 1, "n": 2}
