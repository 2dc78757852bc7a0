# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Pre-training examples that carry their own number."""

import json

import numpy as np

from mobilebert_tf.data.example_shards import ExampleShards
from mobilebert_tf.data.next_sentence_pairs import NextSentencePair

PAD, UNK, CLS, SEP, MASK = range(5)
FIRST_WORD = 10
SEQUENCE_LENGTH = 16


def make_pair(number):
    """Example `number`: eight or nine tokens, all of them the number but for special ones."""
    word = FIRST_WORD + number
    return NextSentencePair(np.int32([word] * 2), np.int32([word] * (3 + number % 2)), number % 2)


def write_numbered_examples(directory, split="train", number=40, num_shards=4):
    """Writes examples 0 to `number - 1` as `write_pretraining_examples` would."""
    with ExampleShards(directory, split, num_shards, CLS, SEP) as shards:
        for n in range(number):
            shards.write(make_pair(n))
    summary = {
        "config": {"sequence_length": SEQUENCE_LENGTH},
        "vocabulary_size": FIRST_WORD + number,
        "pad_token_id": PAD,
        "cls_token_id": CLS,
        "sep_token_id": SEP,
        "mask_token_id": MASK,
        split: {
            "shards": {p.name: n for p, n in zip(shards.paths, shards.sizes, strict=True)},
        },
    }
    (directory / "summary.json").write_text(json.dumps(summary))


def unmasked(batch):
    """`token_ids` of a batch as they were before masking."""
    token_ids = np.array(batch["token_ids"])
    for row, positions, ids, weights in zip(
        token_ids, batch["mask_positions"], batch["mask_ids"], batch["mask_weights"], strict=True
    ):
        used = np.array(weights) > 0
        row[np.array(positions)[used]] = np.array(ids)[used]
    return token_ids


def numbers_of(batch):
    """Which examples a batch holds."""
    return (unmasked(batch)[:, 1] - FIRST_WORD).tolist()
