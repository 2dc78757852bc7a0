# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Batches reach the replicas whole, or as each host's own parts."""

import numpy as np
import pytest
import tensorflow as tf

from mobilebert_tf.training.distribute_batches import distribute_batches
from tests.data.numbered_examples import write_numbered_examples
from tests.free_ports import free_ports
from tests.training.workers_test import start_worker, task


def numbers(start, input_context=None):
    """Endless batches of four; of a context its parts."""
    dataset = tf.data.Dataset.range(4 * start, 1000)
    return dataset.batch(4 // (input_context or NONE).num_replicas_in_sync, drop_remainder=True)


NONE = tf.distribute.InputContext()


@pytest.mark.parametrize("dataset_fn", [numbers, lambda start: numbers(start)])
def test_one_replica_has_the_whole_batch(dataset_fn):
    for strategy in (tf.distribute.get_strategy(), tf.distribute.OneDeviceStrategy("/cpu:0")):
        batches, size = distribute_batches(strategy, dataset_fn, 2)
        assert size == 4
        np.testing.assert_array_equal(next(iter(batches)), [8, 9, 10, 11])


def test_batches_of_unknown_size_are_refused():
    def ragged(start, input_context):
        return tf.data.Dataset.range(10).batch(4)

    for dataset_fn in (ragged, lambda start: ragged(start, None)):
        with pytest.raises(ValueError, match="drop_remainder=True"):
            distribute_batches(tf.distribute.get_strategy(), dataset_fn, 0)


def test_whole_batches_are_not_divided_by_files(tmp_path):
    """TensorFlow would give each of two hosts one of two files, and other batches to all."""
    paths = [tmp_path / name for name in ("a", "b")]
    for path in paths:
        path.write_text("0\n1\n2\n3\n")
    lines = tf.data.TextLineDataset([str(path) for path in paths])

    class Strategy:
        def experimental_distribute_dataset(self, dataset):
            return dataset.options().experimental_distribute.auto_shard_policy

    whole = lambda start: lines.batch(4, drop_remainder=True).skip(start)  # noqa: E731
    policy, _ = distribute_batches(Strategy(), whole, 0)
    assert policy == tf.data.experimental.AutoShardPolicy.DATA


@pytest.mark.slow
def test_two_hosts_with_their_own_parts_equal_one(tmp_path):
    write_numbered_examples(tmp_path)
    one, two = tmp_path / "one.npz", [tmp_path / f"two_{index}.npz" for index in range(2)]
    start_worker("one_device", tmp_path / "one", one, tmp_path).communicate(timeout=600)
    addresses = [f"localhost:{port}" for port in free_ports(2)]
    workers = [
        start_worker(
            "multi_worker", tmp_path / "two", two[index], tmp_path, task=task(addresses, index)
        )
        for index in range(2)
    ]
    errors = [worker.communicate(timeout=600)[1] for worker in workers]
    assert [worker.returncode for worker in workers] == [0, 0], errors
    with np.load(one) as expected, np.load(two[0]) as values:
        for name in expected:
            np.testing.assert_allclose(values[name], expected[name], atol=1e-5)
