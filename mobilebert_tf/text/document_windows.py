# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Overlapping windows over a document that is too long for the model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np


class DocumentWindow(NamedTuple):
    """A part of a document, in word pieces.

    Attributes:
        start: its first piece.
        length: how many pieces it has.
    """

    start: int
    length: int


def document_windows(num_pieces: int, room: int, stride: int) -> list[DocumentWindow]:
    """Cuts a document into windows, as BERT's `run_squad` does.

    Args:
        num_pieces: length of the document; one of 0 has no windows.
        room: longest window.
        stride: how far a window starts behind the one before. Windows longer than
            this overlap; nothing is left out, however large it is.

    Raises:
        ValueError: if `room` or `stride` is not positive.
    """
    for name, value in (("room", room), ("stride", stride)):
        if value < 1:
            raise ValueError(f"`{name}` must be positive. Received: {name}={value}")
    windows = []
    start = 0
    while start < num_pieces:
        length = min(num_pieces - start, room)
        windows.append(DocumentWindow(start, length))
        if start + length == num_pieces:
            break
        start += min(length, stride)
    return windows


def most_context(windows: Sequence[DocumentWindow]) -> list[np.ndarray]:
    """Says which window shows each piece in the most context.

    Of the windows that contain a piece, the best has the largest minimum of pieces
    to its left and right; a hundredth of the window's length is added, as in
    BERT, and the first of equal windows wins.

    Returns:
        Booleans `(length,)` for each window; over all windows each piece of the
        document is true once.
    """
    if not windows:
        return []
    total = windows[-1].start + windows[-1].length
    best = np.full(total, -np.inf)
    owner = np.zeros(total, "int64")
    for index, (start, length) in enumerate(windows):
        left = np.arange(length)
        score = np.minimum(left, length - 1 - left) + 0.01 * length
        better = score > best[start : start + length]
        best[start : start + length][better] = score[better]
        owner[start : start + length][better] = index
    return [owner[start : start + length] == index for index, (start, length) in enumerate(windows)]
