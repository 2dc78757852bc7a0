# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Divides the examples of all units between shards, and sums up what they are."""

import collections
import dataclasses
from collections.abc import Sequence

from mobilebert_tf.data.damaged_input import DamagedInput
from mobilebert_tf.data.example_shards import ExampleShard, plan_shards
from mobilebert_tf.data.pretraining_examples_config import PretrainingExamplesConfig
from mobilebert_tf.data.special_token_ids import SpecialTokenIds
from mobilebert_tf.data.unit_record import HELD_OUT, TRAIN, UnitRecord


class ExampleSummary:
    """All that workers have done.

    Args:
        records: of all units; their order does not matter.
        config: as the examples were made.

    Attributes:
        shards: the shards of each split.

    Raises:
        ValueError: if there are too few documents.
    """

    def __init__(self, records: Sequence[UnitRecord], config: PretrainingExamplesConfig):
        self._records = sorted(records, key=lambda record: record.unit)
        self._config = config
        self._pieces = {
            split: [
                piece for record in self._records for piece in record.pieces if piece.split == split
            ]
            for split in ((TRAIN, HELD_OUT) if config.held_out_fraction else (TRAIN,))
        }
        for split, pieces in self._pieces.items():
            if not any(piece.examples for piece in pieces):
                documents = sum(record.documents for record in self._records)
                raise ValueError(_too_few(split, documents, config))
        self.shards = {
            split: plan_shards(pieces, split, self._num_shards(split), config.seed)
            for split, pieces in self._pieces.items()
        }

    def all_shards(self) -> list[ExampleShard]:
        """The shards of all splits."""
        return [shard for shards in self.shards.values() for shard in shards]

    def content(self, vocabulary: Sequence[str], tokenizer: dict) -> dict:
        """The content of `summary.json`."""
        special = dataclasses.asdict(SpecialTokenIds.of(vocabulary))
        damaged = DamagedInput("skip")
        for record in self._records:
            damaged.add(record.skipped, record.reasons)
        return {
            "config": dataclasses.asdict(self._config),
            "tokenizer": tokenizer,
            "vocabulary_size": len(vocabulary),
            **{f"{name}_token_id": value for name, value in special.items()},
            **{split: self._split(split) for split in self._pieces},
            "skipped": {**damaged.counts, "reasons": damaged.reasons},
        }

    def _split(self, split: str) -> dict:
        sums: collections.Counter[str] = collections.Counter()
        for piece in self._pieces[split]:
            sums.update(
                documents=piece.documents,
                examples=piece.examples,
                tokens=piece.tokens,
                random_next=piece.random_next,
            )
        return dict(sums) | {"shards": {s.name: s.examples for s in self.shards[split]}}

    def _num_shards(self, split: str) -> int:
        number = self._config.num_shards
        return number if split == TRAIN else max(1, round(number * self._config.held_out_fraction))


def _too_few(split: str, number: int, config: PretrainingExamplesConfig) -> str:
    if split == HELD_OUT and number >= config.min_documents:
        return (
            "`held_out_fraction` must be 0, or blocks hold several documents each. Received: "
            f"held_out_fraction={config.held_out_fraction}, and no block of {number} documents "
            "has four. Give a larger `block_bytes`."
        )
    held_out = (
        ", two of them to hold out (or `held_out_fraction=0`)" if config.held_out_fraction else ""
    )
    return (
        f"`documents` must be at least {config.min_documents}{held_out}, because next sentence "
        f"prediction takes sentences from other documents. Received: {number} with text. Put a "
        "blank line between documents, or give more text."
    )
