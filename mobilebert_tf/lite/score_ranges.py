# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Ranges with which XNNPACK multiplies queries and keys in int8."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mobilebert_tf.lite.score_products import ScoreProduct

_LOWEST, _HIGHEST = -128, 127


def score_ranges(
    products: Sequence[ScoreProduct], ranges: dict[str, dict[str, np.ndarray]]
) -> dict[str, dict[str, np.ndarray]]:
    """Puts the zero of the keys in the middle, and widens scores that are next to nothing.

    XNNPACK takes an int8 product only if the right operand's zero point is 0; elsewhere it
    is left to a kernel several times as slow. A score has no finer steps than the product of
    a query's step and a key's, and a range below that is refused.

    Args:
        products: of `score_products`.
        ranges: tensor name to its `min` and `max`; left as it is.

    Returns:
        The same ranges, those of keys and scores at least as wide.
    """
    ranges = dict(ranges)
    for product in products:
        low, high = _ends(ranges[product.keys[0]])
        step = np.maximum(low / _LOWEST, high / _HIGHEST)
        for name in product.keys:
            ranges[name] = {"min": _LOWEST * step, "max": _HIGHEST * step}
        low, high = _ends(ranges[product.queries])
        least = (high - low) * step  # 255 steps, each of a query's step times a key's.
        low, high = _ends(ranges[product.scores])
        high = np.maximum(high, low + least.reshape(low.shape))
        ranges[product.scores] = {"min": low, "max": high}
    return ranges


def _ends(known: dict[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """With zero between them, as every int8 tensor has it."""
    return np.minimum(known["min"], 0), np.maximum(known["max"], 0)
