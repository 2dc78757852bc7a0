# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Pre-training examples that carry their own number."""

import json

import numpy as np
import tensorflow as tf

PAD, UNK, CLS, SEP, MASK = range(5)
FIRST_WORD = 10
SEQUENCE_LENGTH = 16


def dynamic_record(**features):
    """A serialized `tf.train.Example` of lists of integers."""
    return tf.train.Example(
        features=tf.train.Features(
            feature={
                name: tf.train.Feature(int64_list=tf.train.Int64List(value=values))
                for name, values in features.items()
            }
        )
    ).SerializeToString()


def numbered_record(number):
    """Example `number`: eight or nine tokens, all of them the number but for special ones."""
    word = FIRST_WORD + number
    return dynamic_record(
        token_ids=[CLS, word, word, SEP, *[word] * (3 + number % 2), SEP],
        first_segment_length=[4],
        next_sentence_label=[number % 2],
    )


def write_numbered_examples(directory, split="train", number=40, num_shards=4, sizes=None):
    """Writes examples 0 to `number - 1` as `write_pretraining_examples` would.

    In turn to shards of as equal a size as possible, or one after the other to
    shards of the given `sizes`.
    """
    numbers = [range(shard, number, num_shards) for shard in range(num_shards)]
    if sizes:
        ends = np.cumsum(sizes)
        numbers = [range(end - size, end) for end, size in zip(ends, sizes, strict=True)]
    names = [f"{split}-{i:05d}-of-{len(numbers):05d}.tfrecord" for i in range(len(numbers))]
    for name, of_shard in zip(names, numbers, strict=True):
        with tf.io.TFRecordWriter(str(directory / name)) as writer:
            for n in of_shard:
                writer.write(numbered_record(n))
    summary = {
        "config": {"sequence_length": SEQUENCE_LENGTH},
        "vocabulary_size": FIRST_WORD + max(map(max, filter(None, numbers))) + 1,
        "pad_token_id": PAD,
        "cls_token_id": CLS,
        "sep_token_id": SEP,
        "mask_token_id": MASK,
        split: {"shards": dict(zip(names, map(len, numbers), strict=True))},
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
    return (unmasked(batch)[:, 2] - FIRST_WORD).tolist()
