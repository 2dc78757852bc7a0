# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How pre-training examples are made from documents."""

import dataclasses


@dataclasses.dataclass(frozen=True, kw_only=True)
class PretrainingExamplesConfig:
    """Settings of `write_pretraining_examples`.

    Attributes:
        sequence_length: tokens of an example with `[CLS]` and both `[SEP]`.
        short_sequence_probability: share of documents whose examples aim at a
            random shorter length, so that fine-tuning on short texts is no
            surprise (BERT: 0.1).
        held_out_fraction: share of documents set aside for evaluation; 0 for none.
        num_shards: training files. A data set that does not fit in memory is
            read a shard, or several, at a time.
        window_tokens: tokens held in memory at once (four bytes each). Random
            second segments come from the same window.
        seed: of every choice.
    """

    sequence_length: int = 128
    short_sequence_probability: float = 0.1
    held_out_fraction: float = 0.05
    num_shards: int = 8
    window_tokens: int = 32_000_000
    seed: int = 0

    def __post_init__(self):
        self._require("sequence_length", self.sequence_length >= 5, "at least 5")
        for name in ("num_shards", "window_tokens"):
            self._require(name, getattr(self, name) >= 1, "at least 1")
        probability = self.short_sequence_probability
        self._require("short_sequence_probability", 0 <= probability <= 1, "between 0 and 1")
        fraction = self.held_out_fraction
        self._require("held_out_fraction", 0 <= fraction <= 0.5, "between 0 and 0.5")

    def _require(self, name: str, holds: bool, expectation: str):
        if not holds:
            value = getattr(self, name)
            raise ValueError(f"`{name}` must be {expectation}. Received: {name}={value!r}.")

    @property
    def max_tokens(self) -> int:
        """Room for the two segments of an example, beside three special tokens."""
        return self.sequence_length - 3

    @property
    def min_documents(self) -> int:
        """Two, and two more to hold out: a random next sentence needs another document."""
        return 4 if self.held_out_fraction else 2
