# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Examples of random words, to compare file and model where nobody gave real ones."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mobilebert_tf.lite.encode_example import Example

_LONGEST = 60


def random_examples(task: str, vocabulary: Sequence[str], number: int) -> list[Example]:
    """Returns the same `number` examples of a task every time.

    Args:
        task: as the file's metadata have it.
        vocabulary: the words are pieces of it.
        number: how many.
    """
    words = [piece for piece in vocabulary if not piece.startswith(("[", "##"))]
    words = words or list(vocabulary)  # Read as plain characters, so mostly as [UNK].
    rng = np.random.default_rng(0)

    def texts(count: int) -> list[str]:
        return [" ".join(rng.choice(words, size)) for size in rng.integers(1, _LONGEST, count)]

    if task == "question_answerer":
        return list(zip(texts(number), texts(number), strict=True))
    if task == "multiple_choice":
        return [(prompt, texts(2)) for prompt in texts(number)]
    return texts(number)
