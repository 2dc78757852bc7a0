# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How large the examples and the batches of a small experiment are."""

from __future__ import annotations

import dataclasses


@dataclasses.dataclass(frozen=True, kw_only=True)
class ExampleScale:
    """Examples and batches.

    Attributes:
        vocabulary_size: word pieces at most; a small text may give fewer.
        sequence_length: tokens of an example.
        predictions: masked tokens of an example at most.
        batch_size: examples of a step.
    """

    vocabulary_size: int
    sequence_length: int
    predictions: int
    batch_size: int
