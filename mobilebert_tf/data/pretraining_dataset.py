# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Batches of pre-training examples that an interrupted run can take up again."""

import pathlib
from collections.abc import Callable

import tensorflow as tf

from mobilebert_tf.data.example_files import ExampleFiles
from mobilebert_tf.data.pretraining_dataset_config import PretrainingDatasetConfig
from mobilebert_tf.text.masked_lm_masker import MaskedLMMasker

Examples = tuple[tf.Tensor, tf.Tensor, tf.Tensor]

# Second halves of seeds: windows are shuffled with the number of the epoch, and
# the examples of a window with its own number above this one.
_ORDER_OF_EXAMPLES = 2**40


def pretraining_dataset(
    directory: str | pathlib.Path,
    split: str,
    config: PretrainingDatasetConfig,
    start_batch: int = 0,
) -> tf.data.Dataset:
    """Reads what `write_pretraining_examples` wrote, as batches for pre-training.

    `train` has no end: every epoch has another order and other masks. Batch `k` is a
    function of the data, of the config and of `k` alone, so a run that
    stopped after `k` batches continues with `start_batch=k` as if it had not.
    Each epoch leaves out the few examples that do not fill a batch, other ones
    each time. All other splits are one pass in the order of the files, with
    masks that are always the same; the last batch may be smaller.

    A batch is a dict of int32 `token_ids`, `padding_mask`, `segment_ids`
    `(batch, sequence)`, int32 `mask_positions`, `mask_ids` and float32
    `mask_weights` `(batch, max_predictions)`, and int32 `next_sentence_labels`
    `(batch,)` with 0 for a second segment that follows the first.

    Args:
        directory: where the examples are.
        split: `train` or `held_out`.
        config: batch size, masks, memory, seed.
        start_batch: number of batches to pass over, at no cost in `train`.

    Raises:
        ValueError: if the folder has no such examples, there are fewer than a
            batch, or one shard has more than `config.examples_in_memory`.
    """
    files = ExampleFiles(directory, split)
    to_batch = _BatchMaker(files, config)
    if split == "train":
        dataset = _training_batches(files, config, to_batch, start_batch)
    else:
        numbered = files.read(files.paths, config.batch_size).enumerate().skip(start_batch)
        dataset = numbered.map(
            lambda number, examples: to_batch(examples, number * config.batch_size),
            num_parallel_calls=tf.data.AUTOTUNE,
        )
    options = tf.data.Options()
    options.deterministic = True
    # One order for all workers; by file, each would see a part of it in its own order.
    options.experimental_distribute.auto_shard_policy = tf.data.experimental.AutoShardPolicy.DATA
    return dataset.with_options(options).prefetch(tf.data.AUTOTUNE)


class _BatchMaker:
    """Masks examples and names their parts."""

    def __init__(self, files: ExampleFiles, config: PretrainingDatasetConfig):
        ids = {name: files.summary[f"{name}_token_id"] for name in ("pad", "cls", "sep", "mask")}
        self._masker = MaskedLMMasker(
            vocabulary_size=files.summary["vocabulary_size"],
            mask_token_id=ids["mask"],
            unselectable_token_ids=(ids["pad"], ids["cls"], ids["sep"]),
            padding_token_id=ids["pad"],
            max_predictions=config.max_predictions,
            selection_rate=config.selection_rate,
            seed=config.seed,
        )
        self._padding_id = ids["pad"]

    def __call__(self, examples: Examples, number: tf.Tensor) -> dict[str, tf.Tensor]:
        """Makes a batch of examples; masks depend on `number`, the first one's, upwards."""
        token_ids, first_length, labels = examples
        batch_size = tf.shape(token_ids, out_type=tf.int64)[0]
        is_real = token_ids != self._padding_id
        is_second = tf.range(token_ids.shape[1]) >= first_length[:, None]
        return self._masker(token_ids, number + tf.range(batch_size)) | {
            "padding_mask": tf.cast(is_real, tf.int32),
            "segment_ids": tf.cast(is_second & is_real, tf.int32),
            "next_sentence_labels": labels,
        }


def _training_batches(
    files: ExampleFiles,
    config: PretrainingDatasetConfig,
    to_batch: Callable[[Examples, tf.Tensor], dict[str, tf.Tensor]],
    start_batch: int,
) -> tf.data.Dataset:
    """Windows without end, and in each one its batches in a random order."""
    windows = _Windows(files, config)
    batches_per_window = windows.num_examples // config.batch_size

    def batch(examples: Examples, number: tf.Tensor) -> dict[str, tf.Tensor]:
        first = number % batches_per_window * config.batch_size
        rows = _shuffled(
            tf.range(first, first + config.batch_size),
            tf.shape(examples[0], out_type=tf.int64)[0],
            (config.seed, _ORDER_OF_EXAMPLES + number // batches_per_window),
        )
        rows = tf.ensure_shape(rows, (config.batch_size,))
        chosen = tuple(tf.gather(values, rows) for values in examples)
        return to_batch(chosen, number * config.batch_size)

    def batches(window: tf.Tensor) -> tf.data.Dataset:
        first = tf.maximum(window * batches_per_window, start_batch)
        numbers = tf.data.Dataset.range(first, (window + 1) * batches_per_window)
        return windows.load(window).flat_map(
            lambda *examples: numbers.map(
                lambda number: batch(examples, number), num_parallel_calls=tf.data.AUTOTUNE
            )
        )

    return tf.data.Dataset.counter(start_batch // batches_per_window).flat_map(batches)


class _Windows:
    """Parts of a split that fit in memory, each of the same number of shards.

    Attributes:
        num_examples: of the smallest window; so many are used of each one.
    """

    def __init__(self, files: ExampleFiles, config: PretrainingDatasetConfig):
        self._files = files
        self._seed = config.seed
        shards = self._shards_per_window(config.examples_in_memory)
        starts = range(0, len(files.paths), shards)
        self._paths = [files.paths[start : start + shards] for start in starts]
        self._sizes = [sum(files.sizes[start : start + shards]) for start in starts]
        self.num_examples = min(self._sizes)
        if self.num_examples < config.batch_size:
            raise ValueError(
                f"`batch_size` must be at most the number of examples, {self.num_examples}. "
                f"Received: batch_size={config.batch_size}. Give more text or a smaller batch."
            )
        self._only = self._read(self._paths[0]).get_single_element() if len(starts) == 1 else None

    def _shards_per_window(self, limit: int) -> int:
        number = len(self._files.sizes)
        for shards in range(number, 0, -1):
            if number % shards == 0 and shards * max(self._files.sizes) <= limit:
                return shards
        raise ValueError(
            f"`examples_in_memory` must be at least the size of a shard, {max(self._files.sizes)}. "
            f"Received: examples_in_memory={limit}. Write the examples with more `num_shards`."
        )

    def load(self, window: tf.Tensor) -> tf.data.Dataset:
        """A data set of one element, all examples of the `window`-th window to be read."""
        if self._only:
            return tf.data.Dataset.from_tensors(self._only)
        number = len(self._paths)
        epoch = window // number
        index = _shuffled(window % number, number, (self._seed, epoch))
        return self._read(tf.gather(self._paths, index))

    def _read(self, paths: list[str] | tf.Tensor) -> tf.data.Dataset:
        return self._files.read(paths).rebatch(max(self._sizes))


def _shuffled(index: tf.Tensor, size: tf.Tensor | int, seed: tuple[int, tf.Tensor]) -> tf.Tensor:
    """Where `index` goes in a random order of `range(size)`."""
    seed = tf.stack([tf.cast(part, tf.int64) for part in seed])
    last = tf.cast(size, tf.int64) - 1
    return tf.random.experimental.index_shuffle(tf.cast(index, tf.int64), seed, last)
