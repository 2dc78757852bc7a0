# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Hands global batches out to the replicas of a strategy."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import tensorflow as tf

DatasetFn = Callable[..., tf.data.Dataset]


def distribute_batches(
    strategy: tf.distribute.Strategy, dataset_fn: DatasetFn, first_batch: int
) -> tuple[Any, int]:
    """Returns the batches from `first_batch` on for the strategy's replicas, and their size.

    A `dataset_fn` with an argument `input_context`, such as that of
    `pretraining_dataset`, is called on each host with its own and gives that host's
    parts of the batches, one for each of its replicas in turn. Any other gives the
    batches whole: each host then makes all of them, and drops what is not its own.

    Raises:
        ValueError: if batches have no fixed size.
    """
    if "input_context" not in inspect.signature(dataset_fn).parameters:
        dataset = dataset_fn(first_batch).with_options(_of_whole_batches())
        return strategy.experimental_distribute_dataset(dataset), _batch_size(dataset)
    sizes = []

    def parts(context: tf.distribute.InputContext) -> tf.data.Dataset:
        dataset = dataset_fn(first_batch, input_context=context)
        sizes.append(_batch_size(dataset) * context.num_replicas_in_sync)
        return dataset

    return strategy.distribute_datasets_from_function(parts), sizes[0]


def _of_whole_batches() -> tf.data.Options:
    options = tf.data.Options()
    # By file, each host would make batches of its own files, and a run that goes on
    # would pass over examples that nobody has seen.
    options.experimental_distribute.auto_shard_policy = tf.data.experimental.AutoShardPolicy.DATA
    return options


def _batch_size(dataset: Any) -> int:
    size = tf.nest.flatten(dataset.element_spec)[0].shape[0]
    if size is None:
        raise ValueError(
            "Batches must have one fixed size, or the step is traced again for each; use "
            "`batch(size, drop_remainder=True)`. Received: a dataset of unknown batch size"
        )
    return size
