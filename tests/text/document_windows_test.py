# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Windows over a document, and who sees most of each piece."""

import random

import numpy as np
import pytest

from mobilebert_tf.text.document_windows import document_windows, most_context


def test_by_hand():
    assert document_windows(10, room=6, stride=3) == [(0, 6), (3, 6), (6, 4)]
    assert document_windows(6, room=6, stride=3) == [(0, 6)]
    # A stride above the room leaves nothing out.
    assert document_windows(5, room=2, stride=9) == [(0, 2), (2, 2), (4, 1)]
    assert document_windows(0, room=6, stride=3) == []


def test_most_context_by_hand():
    windows = document_windows(10, room=6, stride=3)
    # Piece 4 has 1 on its poorer side in both, and the first wins. Piece 5: 0 against 2.
    # Piece 7: 1 + 0.06 in the second, 1 + 0.04 in the third. Piece 8: 0 against 1.
    first, second, third = (flags.astype(int).tolist() for flags in most_context(windows))
    assert first == [1, 1, 1, 1, 1, 0]
    assert second == [0, 0, 1, 1, 1, 0]
    assert third == [0, 0, 1, 1]


def test_every_piece_once_and_as_the_original_rule_says():
    draw = random.Random(0)
    for _ in range(100):
        windows = document_windows(draw.randint(1, 60), draw.randint(1, 20), draw.randint(1, 20))
        flags = most_context(windows)
        for index, (start, length) in enumerate(windows):
            expected = [_is_most(windows, index, start + at) for at in range(length)]
            np.testing.assert_array_equal(flags[index], expected)
    assert most_context([]) == []


def _is_most(windows, current, piece) -> bool:
    """The rule in the words of BERT's paper code: highest score, first of equals."""
    scores = {
        index: min(piece - start, start + length - 1 - piece) + 0.01 * length
        for index, (start, length) in enumerate(windows)
        if start <= piece < start + length
    }
    return max(scores, key=scores.get) == current


@pytest.mark.parametrize("room,stride", [(0, 1), (1, 0)])
def test_sizes_must_be_positive(room, stride):
    with pytest.raises(ValueError, match="must be positive"):
        document_windows(4, room, stride)


def test_a_book_is_quick():
    windows = document_windows(1_000_000, room=381, stride=128)
    assert sum(flags.sum() for flags in most_context(windows)) == 1_000_000
