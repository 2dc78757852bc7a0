# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Representative inputs, made from examples, to find the ranges of activations."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from mobilebert_tf.lite.encode_example import Example, encode_example
from mobilebert_tf.lite.word_piece import WordPiece

# Ranges hardly move any more after this many texts; reading on only costs time.
DEFAULT_NUM_SAMPLES = 128


def calibration_samples(
    examples: Iterable[Example],
    tokenizer: WordPiece,
    sequence_length: int,
    num_samples: int = DEFAULT_NUM_SAMPLES,
    task: str = "text_classifier",
) -> list[dict[str, np.ndarray]]:
    """Encodes the first different examples that are not blank.

    Args:
        examples: as the model will see them (`encode_example` has the forms), the more
            typical the better; in mixed order, for only the first are used. A model of
            pairs must be given pairs: the second text is a segment of its own, with
            activations that no first text has.
        tokenizer: of the model.
        sequence_length: of the exported file.
        num_samples: how many inputs to make at most.
        task: which the model is for.

    Returns:
        One dict of `ids`, `mask`, `segment_ids`, int32 `(1, sequence_length)`, an
        example, or a choice.

    Raises:
        ValueError: if no example is left, or one is of another form.
    """
    samples: list[dict[str, np.ndarray]] = []
    for example in different_examples(examples):
        if len(samples) >= num_samples:
            break
        samples += encode_example(tokenizer, example, task, sequence_length)
    if not samples:
        raise ValueError(
            "Calibration needs at least one text that is not blank. Received: none. "
            "Give some hundred texts like those the model is for."
        )
    return samples[:num_samples]


def different_examples(examples: Iterable[Example]) -> list[Example]:
    """Every example once, in order, spaces around texts and blank texts left out."""
    # By their texts, for lists of choices cannot be compared.
    different = {repr(each): each for each in map(_stripped, examples)}.values()
    return [each for each in different if not isinstance(each, str) or each]


def _stripped(example: Example) -> Example:
    if isinstance(example, str):
        return example.strip()
    if not isinstance(example, tuple):
        return example
    return tuple(part.strip() if isinstance(part, str) else part for part in example)
