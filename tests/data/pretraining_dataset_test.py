# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Batches: format, epochs, and continuation from any batch."""

import collections
import functools

import keras
import numpy as np
import pytest
import tensorflow as tf

from mobilebert_tf.data.pretraining_dataset import pretraining_dataset
from mobilebert_tf.data.pretraining_dataset_config import PretrainingDatasetConfig
from mobilebert_tf.data.reading_errors import reading_errors
from mobilebert_tf.data.vocabulary_file import save_vocabulary
from mobilebert_tf.losses.weighted_sum import WeightedSum
from mobilebert_tf.training import OptimizationConfig, TrainingConfig, run_training
from tests.data.numbered_examples import (
    MASK,
    PAD,
    SEQUENCE_LENGTH,
    numbers_of,
    unmasked,
    write_numbered_examples,
)
from tests.data.static_records import static_record, write_records, write_static


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


@pytest.fixture(scope="module", params=[1000, 10, 20])
def in_memory(request, tmp_path_factory):
    """Of 40 examples in four shards all, one shard or two at a time; three epochs of them."""
    directory = tmp_path_factory.mktemp("numbered")
    write_numbered_examples(directory)
    arguments = {"directory": directory, "examples_in_memory": request.param}
    return arguments, take(number=24, **arguments)


def test_every_epoch_has_each_example_once_in_another_order(in_memory):
    numbers = [number for batch in in_memory[1] for number in numbers_of(batch)]
    epochs = [numbers[:40], numbers[40:80], numbers[80:]]
    assert all(sorted(epoch) == list(range(40)) for epoch in epochs)
    assert epochs[0] != epochs[1] != epochs[2] != list(range(40))


@pytest.mark.parametrize("start", [1, 7, 16])
def test_continues_exactly_where_it_stopped(in_memory, start):
    arguments, whole = in_memory
    rest = take(number=3, start=start, **arguments)
    for expected, batch in zip(whole[start : start + 3], rest, strict=True):
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


def parts_of(directory, start, number, pipelines, replicas, **overrides):
    """Batches put together again from the parts of all hosts."""
    hosts = []
    for host in range(pipelines):
        context = tf.distribute.InputContext(pipelines, host, pipelines * replicas)
        dataset = pretraining_dataset(directory, "train", make_config(**overrides), start, context)
        parts = list(dataset.take(number * replicas).as_numpy_iterator())
        hosts.append([parts[i : i + replicas] for i in range(0, len(parts), replicas)])
    return [
        {
            name: np.concatenate([part[name] for host in hosts for part in host[batch]])
            for name in hosts[0][0][0]
        }
        for batch in range(number)
    ]


@pytest.mark.parametrize(("pipelines", "replicas"), [(3, 1), (2, 3)])
def test_hosts_share_the_batch_of_one(tmp_path, pipelines, replicas):
    write_numbered_examples(tmp_path)
    whole = take(tmp_path, 6, 3, batch_size=6, examples_in_memory=20)
    for expected, batch in zip(
        whole,
        parts_of(tmp_path, 3, 6, pipelines, replicas, batch_size=6, examples_in_memory=20),
        strict=True,
    ):
        for name, value in expected.items():
            np.testing.assert_array_equal(batch[name], value)


def test_contexts_that_do_not_fit(tmp_path):
    write_numbered_examples(tmp_path, split="held_out", number=5, num_shards=1)
    context = tf.distribute.InputContext(1, 0, 2)
    with pytest.raises(ValueError, match="`input_context` must be None but for 'train'"):
        pretraining_dataset(tmp_path, "held_out", make_config(), 0, context)
    write_numbered_examples(tmp_path)
    with pytest.raises(ValueError, match=r"multiple of the number of replicas, 2\..*batch_size=5"):
        pretraining_dataset(tmp_path, "train", make_config(), 0, context)


def test_static_batches_are_those_in_the_files_in_a_new_order(tmp_path):
    write_static(tmp_path, 20)
    batches = take(tmp_path, 8)
    numbers = [number for batch in batches for number in numbers_of(batch)]
    assert sorted(numbers[:20]) == sorted(numbers[20:]) == list(range(20))
    assert numbers[:20] != numbers[20:]
    for batch in batches:
        assert (batch["token_ids"][:, 1] == MASK).all()
        np.testing.assert_array_equal(batch["mask_positions"], [[1, 0, 0]] * 5)
        np.testing.assert_array_equal(batch["mask_weights"], [[1, 0, 0]] * 5)
        np.testing.assert_array_equal(batch["mask_ids"][:, 0], unmasked(batch)[:, 2])
    for expected, batch in zip(batches[3:], take(tmp_path, 5, 3), strict=True):
        for name, value in expected.items():
            np.testing.assert_array_equal(batch[name], value)
    with pytest.raises(ValueError, match=r"`whole_word_masking` must be False"):
        take(tmp_path, 1, whole_word_masking=True)
    with pytest.raises(ValueError, match=r"`max_predictions` must be at least .* 3\. .*=2"):
        take(tmp_path, 1, max_predictions=2)


def test_compressed_files_of_others(tmp_path):
    write_records(tmp_path / "a.tfrecord.gz", map(static_record, range(5)), "GZIP")
    (batch,) = take(f"{tmp_path}/a.*", 1)
    assert sorted(numbers_of(batch)) == list(range(5))


def test_longer_batches_are_padded_and_masked_alike(tmp_path):
    write_numbered_examples(tmp_path)
    (batch,) = take(tmp_path, 1, sequence_length=24)
    (short,) = take(tmp_path, 1)
    assert batch["token_ids"].shape == (5, 24)
    np.testing.assert_array_equal(unmasked(batch)[:, :16], unmasked(short))
    np.testing.assert_array_equal(batch["padding_mask"][:, 16:], np.zeros((5, 8)))


def test_whole_words(tmp_path):
    write_numbered_examples(tmp_path, number=6, num_shards=1)
    with pytest.raises(ValueError, match=r"which has no vocab\.txt beside it"):
        take(tmp_path, 1, whole_word_masking=True)
    pieces = [f"piece{number}" for number in range(15)] + ["##piece15"]
    save_vocabulary(tmp_path / "vocab.txt", pieces)
    # Example 5 is [CLS] ##p ##p [SEP] ##p ##p ##p ##p [SEP]: two words, of two and four pieces.
    config = {"batch_size": 6, "selection_rate": 0.45, "max_predictions": 4}
    for batch in take(tmp_path, 4, whole_word_masking=True, **config):
        row = numbers_of(batch).index(5)
        assert batch["mask_positions"][row].tolist() in ([1, 2, 0, 0], [4, 5, 6, 7])
    save_vocabulary(tmp_path / "vocab.txt", pieces[1:])
    with pytest.raises(ValueError, match=r"of 16 word pieces\. Received: 15\."):
        take(tmp_path, 1, whole_word_masking=True)


def test_skipped_damage_leaves_a_run_that_can_be_repeated(tmp_path):
    write_numbered_examples(tmp_path)
    path = tmp_path / "train-00002-of-00004.tfrecord"
    path.write_bytes(path.read_bytes()[:-1])
    for in_memory in (1000, 10):
        with (
            pytest.raises(ValueError, match=r"00002-of-00004.tfrecord is damaged"),
            reading_errors(),
        ):
            take(tmp_path, 8, examples_in_memory=in_memory)
    config = {"examples_in_memory": 10, "on_corrupt": "skip", "batch_size": 3}
    batches = take(tmp_path, 12, **config)
    numbers = [number for batch in batches for number in numbers_of(batch)]
    assert len(set(numbers)) == 36 and 38 not in numbers
    for expected, batch in zip(batches[5:], take(tmp_path, 7, 5, **config), strict=True):
        np.testing.assert_array_equal(batch["token_ids"], expected["token_ids"])


class TokenRegression:
    """Guesses the label from the masked tokens and positions; any other batch would show."""

    loss_factors = {"error": 1.0}  # noqa: RUF012
    metric_names = ()

    def __init__(self, seed):
        keras.utils.set_random_seed(seed)
        inputs = keras.Input((SEQUENCE_LENGTH + 3,))
        self.model = keras.Model(inputs, keras.layers.Dense(1, name="dense")(inputs))

    def __call__(self, batch):
        inputs = tf.concat([batch["token_ids"], batch["mask_positions"]], axis=1)
        guesses = self.model(tf.cast(inputs, tf.float32) / 50)[:, 0]
        return {"error": WeightedSum.of((guesses - batch["mask_weights"][:, 0]) ** 2)}


@pytest.mark.parametrize(
    "write", [pytest.param(write_numbered_examples, marks=pytest.mark.slow), write_static]
)
def test_training_restored_from_a_checkpoint_inside_an_epoch(tmp_path, write):
    (tmp_path / "data").mkdir()
    write(tmp_path / "data", number=40)
    # Eight batches an epoch, in windows of four: stopped after the third of the second epoch.
    config = make_config(examples_in_memory=20)

    def run(name, seed, steps):
        objective = TokenRegression(seed)
        variables = objective.model.trainable_variables
        optimizer = OptimizationConfig(learning_rate=0.1).make_optimizer(20)
        data = functools.partial(pretraining_dataset, tmp_path / "data", "train", config)
        run_training(
            *(objective, variables, optimizer, data),
            steps=steps,
            directory=tmp_path / name,
            config=TrainingConfig(steps_per_loop=1, checkpoint_interval=1),
            progress=False,
        )
        return [variable.numpy() for variable in variables]

    whole = run("whole", 0, 20)
    run("parts", 0, 11)
    for expected, value in zip(whole, run("parts", 7, 20), strict=True):
        np.testing.assert_array_equal(value, expected)
