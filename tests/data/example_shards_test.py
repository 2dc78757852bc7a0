# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Shards hold their examples in turn, or do not exist."""

import contextlib
import resource

import numpy as np
import pytest
import tensorflow as tf

from mobilebert_tf.data.example_shards import ExampleShards
from mobilebert_tf.data.next_sentence_pairs import NextSentencePair

CLS, SEP = 2, 3


def make_pair(first, second, label=0):
    return NextSentencePair(np.int32(first), np.int32(second), label)


def read_shard(path):
    for record in tf.data.TFRecordDataset(str(path)):
        features = tf.train.Example.FromString(record.numpy()).features.feature
        yield {name: list(feature.int64_list.value) for name, feature in features.items()}


@contextlib.contextmanager
def largest_file(size):
    """What a full disk looks like to the writer."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_examples_are_packed_and_written_in_turn(tmp_path):
    with ExampleShards(tmp_path, "train", 2, CLS, SEP) as shards:
        for number in range(5):
            shards.write(make_pair([10 + number], [20, 21], label=number % 2))
        assert not [path for path in tmp_path.iterdir() if not path.name.startswith(".")]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "train-00000-of-00002.tfrecord",
        "train-00001-of-00002.tfrecord",
    ]
    assert (shards.sizes, shards.num_examples) == ([3, 2], 5)
    assert (shards.num_tokens, shards.num_random_next) == (5 * 6, 2)
    second = list(read_shard(shards.paths[1]))
    assert second[0] == {
        "token_ids": [CLS, 11, SEP, 20, 21, SEP],
        "first_segment_length": [3],
        "next_sentence_label": [1],
    }
    assert [example["token_ids"][1] for example in second] == [11, 13]


def test_nothing_is_left_of_a_failed_block(tmp_path):
    def fail():
        with ExampleShards(tmp_path, "train", 2, CLS, SEP) as shards:
            shards.write(make_pair([1], [2]))
            raise ValueError("bad document")

    with pytest.raises(ValueError, match="bad document"):
        fail()
    assert not list(tmp_path.iterdir())


def test_full_disk_is_an_os_error_that_leaves_nothing(tmp_path):
    def fill():
        with ExampleShards(tmp_path, "train", 2, CLS, SEP) as shards:
            for _ in range(2000):
                shards.write(make_pair(range(100), range(100)))

    with largest_file(200_000), pytest.raises(OSError, match=r"Cannot write.*free some space"):
        fill()
    assert not list(tmp_path.iterdir())
