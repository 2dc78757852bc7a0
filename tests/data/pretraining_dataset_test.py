# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Batches: format, epochs, and continuation from any batch."""

import collections

import numpy as np
import pytest

from mobilebert_tf.data.pretraining_dataset import pretraining_dataset
from mobilebert_tf.data.pretraining_dataset_config import PretrainingDatasetConfig
from tests.data.numbered_examples import (
    PAD,
    SEQUENCE_LENGTH,
    numbers_of,
    unmasked,
    write_numbered_examples,
)

# Of 40 examples in four shards: all in memory, or one shard, or two at a time.
IN_MEMORY = pytest.mark.parametrize("examples_in_memory", [1000, 10, 20])


def make_config(**overrides):
    arguments = {"batch_size": 5, "max_predictions": 3, "seed": 1}
    return PretrainingDatasetConfig(**(arguments | overrides))


def take(directory, number, start=0, split="train", **overrides):
    dataset = pretraining_dataset(directory, split, make_config(**overrides), start)
    return list(dataset.take(number).as_numpy_iterator())


def test_batch_format(tmp_path):
    write_numbered_examples(tmp_path)
    (batch,) = take(tmp_path, 1)
    shapes = {name: (value.shape, str(value.dtype)) for name, value in batch.items()}
    assert shapes == {
        "token_ids": ((5, SEQUENCE_LENGTH), "int32"),
        "padding_mask": ((5, SEQUENCE_LENGTH), "int32"),
        "segment_ids": ((5, SEQUENCE_LENGTH), "int32"),
        "mask_positions": ((5, 3), "int32"),
        "mask_ids": ((5, 3), "int32"),
        "mask_weights": ((5, 3), "float32"),
        "next_sentence_labels": ((5,), "int32"),
    }
    for number, tokens, real, segments, label in zip(
        numbers_of(batch),
        unmasked(batch),
        batch["padding_mask"],
        batch["segment_ids"],
        batch["next_sentence_labels"],
        strict=True,
    ):
        # [CLS] n n [SEP] | n n n (n) [SEP] | padding
        second = 4 + number % 2
        np.testing.assert_array_equal(real, [1] * (4 + second) + [0] * (12 - second))
        np.testing.assert_array_equal(segments, [0] * 4 + [1] * second + [0] * (12 - second))
        np.testing.assert_array_equal(tokens != PAD, real)
        assert label == number % 2


def test_shapes_are_static_so_that_nothing_is_retraced(tmp_path):
    write_numbered_examples(tmp_path)
    for examples_in_memory in (1000, 10):
        config = make_config(examples_in_memory=examples_in_memory)
        spec = pretraining_dataset(tmp_path, "train", config).element_spec
        assert all(value.shape.is_fully_defined() for value in spec.values())


@IN_MEMORY
def test_every_epoch_has_each_example_once_in_another_order(tmp_path, examples_in_memory):
    write_numbered_examples(tmp_path)
    batches = take(tmp_path, 24, examples_in_memory=examples_in_memory)
    numbers = [number for batch in batches for number in numbers_of(batch)]
    epochs = [numbers[:40], numbers[40:80], numbers[80:]]
    assert all(sorted(epoch) == list(range(40)) for epoch in epochs)
    assert epochs[0] != epochs[1] != epochs[2] != list(range(40))


@IN_MEMORY
@pytest.mark.parametrize("start", [1, 2, 7, 8, 21])
def test_continues_exactly_where_it_stopped(tmp_path, examples_in_memory, start):
    write_numbered_examples(tmp_path)
    whole = take(tmp_path, 24, examples_in_memory=examples_in_memory)
    rest = take(tmp_path, 24 - start, start, examples_in_memory=examples_in_memory)
    for expected, batch in zip(whole[start:], rest, strict=True):
        for name, value in expected.items():
            np.testing.assert_array_equal(batch[name], value)


def test_masks_are_fresh_in_each_epoch(tmp_path):
    write_numbered_examples(tmp_path)
    masks = collections.defaultdict(set)
    for batch in take(tmp_path, 8 * 12):
        for number, positions in zip(numbers_of(batch), batch["mask_positions"], strict=True):
            masks[number].add(positions[0])
    # One of five or six words is masked, twelve times: with the same mask each
    # time there would be one position, with fresh ones 4.7 and 5.3 are expected.
    assert np.mean([len(positions) for positions in masks.values()]) > 4.5


def test_another_seed_gives_another_order(tmp_path):
    write_numbered_examples(tmp_path)
    (one,), (other,) = take(tmp_path, 1), take(tmp_path, 1, seed=2)
    assert numbers_of(one) != numbers_of(other)


def test_the_order_is_well_mixed(tmp_path):
    write_numbered_examples(tmp_path, number=1000, num_shards=2)
    (batch,) = take(tmp_path, 1, batch_size=1000)
    numbers = numbers_of(batch)
    # The correlation of a random order with the sorted one has a deviation of 0.03.
    assert abs(np.corrcoef(numbers, np.arange(1000))[0, 1]) < 0.13
    # Neighbours in the file end up next to each other twice on average.
    assert np.sum(np.abs(np.diff(numbers)) == 1) < 12


def test_leftover_examples_are_others_in_each_epoch(tmp_path):
    write_numbered_examples(tmp_path, number=11, num_shards=1)
    batches = take(tmp_path, 40)
    epochs = [
        numbers_of(a) + numbers_of(b) for a, b in zip(batches[::2], batches[1::2], strict=True)
    ]
    assert all(len(set(epoch)) == 10 for epoch in epochs)
    missing = {next(iter(set(range(11)) - set(epoch))) for epoch in epochs}
    # Twenty draws out of eleven: nine different ones are expected.
    assert len(missing) > 5


def test_held_out_is_one_ordered_pass_with_fixed_masks(tmp_path):
    write_numbered_examples(tmp_path, split="held_out", number=12, num_shards=1)
    first, second = (take(tmp_path, 99, split="held_out") for _ in range(2))
    assert [numbers_of(batch) for batch in first] == [
        [0, 1, 2, 3, 4],
        [5, 6, 7, 8, 9],
        [10, 11],
    ]
    for one, other in zip(first, second, strict=True):
        for name, value in one.items():
            np.testing.assert_array_equal(other[name], value)


def test_held_out_masks_do_not_depend_on_the_batch_size(tmp_path):
    write_numbered_examples(tmp_path, split="held_out", number=12, num_shards=1)
    small = take(tmp_path, 99, split="held_out")
    (large,) = take(tmp_path, 99, split="held_out", batch_size=12)
    np.testing.assert_array_equal(
        np.concatenate([batch["token_ids"] for batch in small]), large["token_ids"]
    )


def test_too_few_examples_and_too_little_memory(tmp_path):
    write_numbered_examples(tmp_path)
    with pytest.raises(ValueError, match=r"`batch_size` must be at most .* 40\..*batch_size=41"):
        take(tmp_path, 1, batch_size=41)
    with pytest.raises(ValueError, match=r"`examples_in_memory` must be at least .* 10\."):
        take(tmp_path, 1, examples_in_memory=9)
