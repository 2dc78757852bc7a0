# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Batches of pre-training examples that an interrupted run can take up again."""

import os

import tensorflow as tf

from mobilebert_tf.data.batch_maker import batch_maker
from mobilebert_tf.data.example_files import ExampleFiles
from mobilebert_tf.data.example_windows import ExampleWindows
from mobilebert_tf.data.pretraining_dataset_config import PretrainingDatasetConfig


def pretraining_dataset(
    source: str | os.PathLike[str],
    split: str,
    config: PretrainingDatasetConfig,
    start_batch: int = 0,
    input_context: tf.distribute.InputContext | None = None,
) -> tf.data.Dataset:
    """Reads what `write_pretraining_examples` wrote, as batches for pre-training.

    `train` has no end: every epoch has another order and other masks. Batch `k` is a
    function of the data, of the config and of `k` alone, so a run that
    stopped after `k` batches continues with `start_batch=k` as if it had not.
    Each epoch leaves out the few examples that do not fill a batch, other ones
    each time. All other splits are one pass in the order of the files, with
    masks that are always the same; the last batch may be smaller.

    The TFRecords of BERT's `create_pretraining_data` are read too, ours or others',
    in both of its spellings. They were masked when they were written and stay so.

    A batch is a dict of int32 `token_ids`, `padding_mask`, `segment_ids`
    `(batch, sequence)`, int32 `mask_positions`, `mask_ids` and float32
    `mask_weights` `(batch, max_predictions)`, and int32 `next_sentence_labels`
    `(batch,)` with 0 for a second segment that follows the first.

    With an `input_context`, from `strategy.distribute_datasets_from_function`, the
    dataset is this host's: each batch comes as one part for each of its replicas.
    Together the hosts' parts are the batch of one host, and each host masks no
    others than its own.

    Args:
        source: where the examples are: a folder, or for others' TFRecords a
            pattern; see `list_shards`.
        split: `train` or `held_out`.
        config: batch size, masks, memory, seed.
        start_batch: number of batches to pass over, at no cost in `train`.
        input_context: this host's place among all; for `train` only.

    Raises:
        ValueError: if there are no such examples, fewer than a batch, one shard has
            more than `config.examples_in_memory`, or files and config do not fit.
            Damage that is found later raises what `reading_errors` explains.
    """
    files = ExampleFiles(source, split, config.sequence_length, config.on_corrupt)
    make_batch = batch_maker(files, config)
    if split == "train":
        parts, share = _parts(config.batch_size, input_context)
        windows = ExampleWindows(files, config.batch_size, config.examples_in_memory, config.seed)
        dataset = windows.batches(start_batch, parts, share, make_batch)
    elif input_context is None:
        examples = files.read(range(len(files.paths))).rebatch(config.batch_size)
        dataset = examples.enumerate().skip(start_batch)
        dataset = dataset.map(
            lambda number, examples: make_batch(examples, number * config.batch_size),
            num_parallel_calls=tf.data.AUTOTUNE,
        )
    else:
        raise ValueError(
            f"`input_context` must be None but for 'train'. Received: split={split!r} with one."
        )
    options = tf.data.Options()
    options.deterministic = True
    # One order for all workers; by file, each would see a part of it in its own order.
    options.experimental_distribute.auto_shard_policy = tf.data.experimental.AutoShardPolicy.DATA
    return dataset.with_options(options).prefetch(tf.data.AUTOTUNE)


def _parts(
    batch_size: int, context: tf.distribute.InputContext | None
) -> tuple[tuple[int, ...], int]:
    """Which parts of a batch this host makes, and how many examples a part has."""
    if context is None:
        return (0,), batch_size
    replicas = context.num_replicas_in_sync
    if batch_size % replicas:
        raise ValueError(
            f"`batch_size` must be a multiple of the number of replicas, {replicas}. "
            f"Received: batch_size={batch_size}."
        )
    per_host = replicas // context.num_input_pipelines
    first = context.input_pipeline_id * per_host
    return tuple(range(first, first + per_host)), batch_size // replicas
