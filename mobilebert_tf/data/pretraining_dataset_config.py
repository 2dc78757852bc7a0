# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How pre-training examples become batches."""

import dataclasses


@dataclasses.dataclass(frozen=True, kw_only=True)
class PretrainingDatasetConfig:
    """Settings of `pretraining_dataset`.

    Attributes:
        batch_size: examples of a batch, of all replicas together.
        sequence_length: tokens of an example; shorter ones are padded to it, longer
            ones refused. 0 for the length in the files.
        max_predictions: masked tokens of an example at most.
        selection_rate: share of the tokens that is masked (BERT: 0.15). Examples
            that were masked when they were written keep their masks.
        whole_word_masking: mask all pieces of a word or none; takes `vocab.txt`
            beside the examples.
        examples_in_memory: most examples held at once, `4 * (sequence + 2)` bytes
            each, or `6 * sequence + 12 * predictions` if masked when written. A
            larger data set is shuffled in windows of that size: whole shards, in
            another order every epoch.
        on_corrupt: `error` at a damaged shard; or `skip` what cannot be read, which
            reads all files once before the first batch.
        seed: of the order and of the masks.
    """

    batch_size: int = 32
    sequence_length: int = 0
    max_predictions: int = 20
    selection_rate: float = 0.15
    whole_word_masking: bool = False
    examples_in_memory: int = 1_000_000
    on_corrupt: str = "error"
    seed: int = 0

    def __post_init__(self):
        for name in ("batch_size", "max_predictions", "examples_in_memory"):
            self._require(name, getattr(self, name) >= 1, "at least 1")
        length = self.sequence_length
        self._require("sequence_length", length == 0 or length >= 5, "at least 5, or 0")
        self._require("selection_rate", 0 < self.selection_rate <= 1, "above 0 and at most 1")
        self._require("on_corrupt", self.on_corrupt in ("error", "skip"), "'error' or 'skip'")
        self._require("seed", 0 <= self.seed < 2**31, "a number of 31 bits")

    def _require(self, name: str, holds: bool, expectation: str):
        if not holds:
            value = getattr(self, name)
            raise ValueError(f"`{name}` must be {expectation}. Received: {name}={value!r}.")
