# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How pre-training examples become batches."""

import dataclasses


@dataclasses.dataclass(frozen=True, kw_only=True)
class PretrainingDatasetConfig:
    """Settings of `pretraining_dataset`.

    Attributes:
        batch_size: examples of a batch, of all replicas together.
        max_predictions: masked tokens of an example at most.
        selection_rate: share of the tokens that is masked (BERT: 0.15).
        examples_in_memory: most examples held at once, `4 * (sequence + 2)` bytes
            each. A larger data set is shuffled in windows of that size: whole
            shards, in another order every epoch.
        seed: of the order and of the masks.
    """

    batch_size: int = 32
    max_predictions: int = 20
    selection_rate: float = 0.15
    examples_in_memory: int = 1_000_000
    seed: int = 0

    def __post_init__(self):
        for name in ("batch_size", "max_predictions", "examples_in_memory"):
            self._require(name, getattr(self, name) >= 1, "at least 1")
        self._require("selection_rate", 0 < self.selection_rate <= 1, "above 0 and at most 1")
        self._require("seed", 0 <= self.seed < 2**31, "a number of 31 bits")

    def _require(self, name: str, holds: bool, expectation: str):
        if not holds:
            value = getattr(self, name)
            raise ValueError(f"`{name}` must be {expectation}. Received: {name}={value!r}.")
