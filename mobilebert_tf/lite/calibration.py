# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Representative inputs, made from texts, to find the ranges of activations."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from mobilebert_tf.lite.word_piece import WordPiece

# Ranges hardly move any more after this many texts; reading on only costs time.
DEFAULT_NUM_SAMPLES = 128


def calibration_samples(
    texts: Iterable[str],
    tokenizer: WordPiece,
    sequence_length: int,
    num_samples: int = DEFAULT_NUM_SAMPLES,
) -> list[dict[str, np.ndarray]]:
    """Encodes the first `num_samples` different texts that are not blank.

    Args:
        texts: texts as the model will see them, the more typical the better;
            in mixed order, for only the first are used.
        tokenizer: of the model.
        sequence_length: of the exported file.
        num_samples: how many texts to use at most.

    Returns:
        One dict of `ids`, `mask`, `segment_ids`, int32 `(1, sequence_length)`,
        a text.

    Raises:
        ValueError: if no text is left.
    """
    different = dict.fromkeys(text.strip() for text in texts)
    used = [text for text in different if text][:num_samples]
    if not used:
        raise ValueError(
            "Calibration needs at least one text that is not blank. Received: none. "
            "Give some hundred texts like those the model is for."
        )
    return [tokenizer.encode(text, sequence_length) for text in used]
