# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Where in overlapping windows each word of a sentence is seen best; without TensorFlow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from mobilebert_tf.text.document_windows import DocumentWindow, document_windows, most_context

_SPECIAL = 2  # [CLS] words [SEP]


class WordPlaces(NamedTuple):
    """A sentence's windows and the one place in them that speaks for each word.

    Attributes:
        windows: parts of the sentence in word pieces.
        rows: for each word, the window that shows its first piece in most context.
        columns: for each word, where its first piece is in that window; 1 is the
            first place behind `[CLS]`.
    """

    windows: list[DocumentWindow]
    rows: np.ndarray
    columns: np.ndarray


def word_places(piece_counts: Sequence[int], sequence_length: int) -> WordPlaces:
    """Cuts a sentence into windows `[CLS] pieces [SEP]` that overlap by half.

    Args:
        piece_counts: pieces of each word, one at least.
        sequence_length: of the windows, special tokens included.

    Raises:
        ValueError: if `sequence_length` leaves no room for a piece.
    """
    room = sequence_length - _SPECIAL
    if room < 1:
        raise ValueError(
            f"`sequence_length` must be at least 3. Received: sequence_length={sequence_length}"
        )
    windows = document_windows(sum(piece_counts), room, max(1, room // 2))
    firsts = np.cumsum([0, *piece_counts])[:-1].astype("int64")
    owner = np.zeros(sum(piece_counts), "int64")
    for row, ((start, length), is_most) in enumerate(
        zip(windows, most_context(windows), strict=True)
    ):
        owner[start : start + length][is_most] = row
    rows = owner[firsts]
    starts = np.array([window.start for window in windows], "int64")
    return WordPlaces(windows, rows, firsts - starts[rows] + 1)
