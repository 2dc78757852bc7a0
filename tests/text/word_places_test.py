# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""One place in overlapping windows for each word."""

import numpy as np
import pytest

from mobilebert_tf.text.word_places import word_places


def test_by_hand():
    # Pieces 0 | 1 2 | 3 | 4 5 | 6 in windows of four that start at 0, 2 and 4.
    places = word_places([1, 2, 1, 2, 1], sequence_length=6)
    assert places.windows == [(0, 4), (2, 4), (4, 3)]
    # Piece 3 has one neighbour at least in the second; piece 4 too, where the third's has
    # none to its left; piece 6 is in the third alone.
    np.testing.assert_array_equal(places.rows, [0, 0, 1, 1, 2])
    np.testing.assert_array_equal(places.columns, [1, 2, 2, 3, 3])


def test_short_and_empty():
    places = word_places([2, 1], sequence_length=8)
    assert (places.windows, list(places.columns)) == ([(0, 3)], [1, 3])
    assert word_places([], sequence_length=8).windows == []


def test_no_room():
    with pytest.raises(ValueError, match="must be at least 3"):
        word_places([1], sequence_length=2)
