# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How pre-training examples are made from documents."""

import dataclasses

MASKING = ("dynamic", "static")


@dataclasses.dataclass(frozen=True, kw_only=True)
class PretrainingExamplesConfig:
    """Settings of `write_pretraining_examples` and of `run_pretraining_job`.

    Attributes:
        sequence_length: tokens of an example with `[CLS]` and both `[SEP]`.
        short_sequence_probability: share of documents whose examples aim at a
            random shorter length, so that fine-tuning on short texts is no
            surprise (BERT: 0.1).
        held_out_fraction: share of documents set aside for evaluation; 0 for none.
        num_shards: training files. A data set that does not fit in memory is
            read a shard, or several, at a time.
        block_bytes: text handled at once. Random second segments come from the
            same block; memory grows with it, about twenty-fold.
        dupe_factor: how often each document is used, each time with other pairs.
        masking: `dynamic`: examples are masked when they are read, afresh in every
            epoch; `static`: in the file, which is then the one that BERT's
            `create_pretraining_data.py` writes.
        max_predictions: static masking: most masked tokens of an example.
        selection_rate: static masking: share of the tokens that is masked.
        whole_word_masking: static masking: mask all pieces of a word or none.
        use_v2_feature_names: static masking: call the features `input_word_ids`
            and `input_type_ids`, as newer versions of the Model Garden do.
        seed: of every choice.
    """

    sequence_length: int = 128
    short_sequence_probability: float = 0.1
    held_out_fraction: float = 0.05
    num_shards: int = 8
    block_bytes: int = 8_000_000
    dupe_factor: int = 1
    masking: str = "dynamic"
    max_predictions: int = 20
    selection_rate: float = 0.15
    whole_word_masking: bool = False
    use_v2_feature_names: bool = False
    seed: int = 0

    def __post_init__(self):
        self._require("sequence_length", self.sequence_length >= 5, "at least 5")
        for name in ("num_shards", "block_bytes", "dupe_factor", "max_predictions"):
            self._require(name, getattr(self, name) >= 1, "at least 1")
        probability = self.short_sequence_probability
        self._require("short_sequence_probability", 0 <= probability <= 1, "between 0 and 1")
        fraction = self.held_out_fraction
        self._require("held_out_fraction", 0 <= fraction <= 0.5, "between 0 and 0.5")
        self._require("masking", self.masking in MASKING, f"one of {MASKING}")
        self._require("selection_rate", 0 < self.selection_rate <= 1, "above 0 and at most 1")
        if self.masking == "static":
            fits = self.max_predictions <= self.sequence_length
            self._require("max_predictions", fits, "at most `sequence_length`")
        else:
            for name in ("whole_word_masking", "use_v2_feature_names"):
                self._require(name, not getattr(self, name), "false unless `masking` is 'static'")

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
