# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Each layout there and back, by hand."""

import numpy as np
import pytest

from mobilebert_tf.checkpoints.stored_tensor import (
    HEADS_FIRST,
    HEADS_LAST,
    SAME,
    TRANSPOSED,
    StoredTensor,
)

OURS = np.arange(12.0).reshape(3, 4)


@pytest.mark.parametrize(
    "layout,expected",
    [
        (SAME, OURS),
        (TRANSPOSED, [[0, 4, 8], [1, 5, 9], [2, 6, 10], [3, 7, 11]]),
        # Heads are the outer part of the axis.
        (HEADS_LAST, [[[0, 1], [2, 3]], [[4, 5], [6, 7]], [[8, 9], [10, 11]]]),
    ],
)
def test_layouts(layout, expected):
    stored = StoredTensor("name", layout)
    value = stored.to_file(OURS, num_heads=2)
    np.testing.assert_array_equal(value, expected)
    assert stored.shape_in_file(OURS.shape, num_heads=2) == value.shape
    np.testing.assert_array_equal(stored.to_ours(value, OURS.shape), OURS)


def test_heads_on_the_first_axis():
    stored, ours = StoredTensor("name", HEADS_FIRST), OURS.T
    value = stored.to_file(ours, num_heads=2)
    assert value.shape == (2, 2, 3) == stored.shape_in_file(ours.shape, num_heads=2)
    np.testing.assert_array_equal(value[1, 0], ours[2])
    np.testing.assert_array_equal(stored.to_ours(value, ours.shape), ours)
