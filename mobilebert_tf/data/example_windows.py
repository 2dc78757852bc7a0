# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The order of examples, epoch after epoch, when not all of them fit in memory."""

from collections.abc import Callable

import numpy as np
import tensorflow as tf

from mobilebert_tf.data.example_files import ExampleFiles
from mobilebert_tf.data.reading_errors import reading_errors

Examples = dict[str, tf.Tensor]

# Second halves of seeds: windows are shuffled with the number of the epoch, the
# examples of a window with the number of its visit above this one.
_ORDER_OF_EXAMPLES = 2**40


class ExampleWindows:
    """Divides a split into windows of whole shards, and shuffles in two steps.

    In every epoch the windows come in another order, and the examples of each in
    another order. Examples that do not fill the last batch of a window are left
    out, other ones in every epoch.

    Args:
        files: the split.
        batch_size: examples of a batch.
        examples_in_memory: most examples of a window.
        seed: of both orders.

    Raises:
        ValueError: if no window has enough examples for a batch, or a shard has
            more than `examples_in_memory`.
    """

    def __init__(self, files: ExampleFiles, batch_size: int, examples_in_memory: int, seed: int):
        self._files, self._batch_size, self._seed = files, batch_size, seed
        shards = np.flatnonzero(files.sizes)
        sizes = np.array(files.sizes, int)
        self._windows = _divide(shards, sizes, examples_in_memory)
        self._sizes = np.array([sizes[window].sum() for window in self._windows])
        self._batches = self._sizes // batch_size
        self._only = None
        if not self._batches.any():
            raise ValueError(
                f"`batch_size` must be at most the number of examples, {self._sizes.max()}. "
                f"Received: batch_size={batch_size}. Give more text or a smaller batch."
            )
        if len(self._windows) == 1:
            with reading_errors():
                self._only = self._read(tf.constant(self._windows[0])).get_single_element()

    def batches(
        self,
        start: int,
        parts: tuple[int, ...],
        share: int,
        make_batch: Callable[[Examples, tf.Tensor], dict[str, tf.Tensor]],
    ) -> tf.data.Dataset:
        """Streams batches, or parts of them, without end.

        Args:
            start: index of the first batch.
            parts: which parts of each batch; `(0,)` with all of it as one part.
            share: examples of a part.
            make_batch: called with the examples of a part, and the number of its
                first example in the endless stream.
        """
        number_of_windows, per_epoch = len(self._windows), int(self._batches.sum())

        def part(examples: Examples, number: tf.Tensor, begin: tf.Tensor, visit: tf.Tensor):
            batch = number // len(parts)
            offset = tf.gather(tf.constant(parts, tf.int64), number % len(parts)) * share
            first = (batch - begin) * self._batch_size + offset
            rows = self._shuffled(
                tf.range(first, first + share),
                tf.shape(examples["token_ids"], tf.int64)[0],
                _ORDER_OF_EXAMPLES + visit,
            )
            rows = tf.ensure_shape(rows, (share,))
            chosen = {name: tf.gather(values, rows) for name, values in examples.items()}
            return make_batch(chosen, batch * self._batch_size + offset)

        def window(index: tf.Tensor, begin: tf.Tensor, end: tf.Tensor, visit: tf.Tensor):
            first = tf.maximum(begin, start) * len(parts)
            numbers = tf.data.Dataset.range(first, end * len(parts))
            return self._load(index).flat_map(
                lambda examples: numbers.map(
                    lambda number: part(examples, number, begin, visit),
                    num_parallel_calls=tf.data.AUTOTUNE,
                )
            )

        def epoch(number: tf.Tensor):
            order = self._shuffled(tf.range(number_of_windows), number_of_windows, number)
            sizes = tf.gather(tf.constant(self._batches, tf.int64), order)
            ends = number * per_epoch + tf.cumsum(sizes)
            visits = number * number_of_windows + tf.range(number_of_windows, dtype=tf.int64)
            visit = tf.data.Dataset.from_tensor_slices((order, ends - sizes, ends, visits))
            is_ahead = visit.filter(lambda index, begin, end, visit: (end > start) & (end > begin))
            return is_ahead.flat_map(window)

        return tf.data.Dataset.counter(start // per_epoch).flat_map(epoch)

    def _load(self, window: tf.Tensor) -> tf.data.Dataset:
        """A data set of one element, all examples of a window."""
        if self._only is not None:
            return tf.data.Dataset.from_tensors(self._only)
        return self._read(tf.gather(tf.ragged.constant(self._windows, dtype=tf.int64), window))

    def _read(self, shards: tf.Tensor) -> tf.data.Dataset:
        return self._files.read(shards).rebatch(int(self._sizes.max()))

    def _shuffled(self, index: tf.Tensor, size: tf.Tensor | int, order: tf.Tensor) -> tf.Tensor:
        """Where `index` goes in a random order of `range(size)`."""
        seed = tf.stack([tf.constant(self._seed, tf.int64), order])
        last = tf.cast(size, tf.int64) - 1
        return tf.random.experimental.index_shuffle(tf.cast(index, tf.int64), seed, last)


def _divide(shards: np.ndarray, sizes: np.ndarray, limit: int) -> list[np.ndarray]:
    """As few groups, of about as many shards each, as fit in memory one by one."""
    if not len(shards):
        raise ValueError("Training needs examples. Received: only empty shards.")
    for number in range(1, len(shards) + 1):
        groups = np.array_split(shards, number)
        if max(sizes[group].sum() for group in groups) <= limit:
            return groups
    raise ValueError(
        f"`examples_in_memory` must be at least the size of a shard, {sizes.max()}. "
        f"Received: examples_in_memory={limit}. Raise it, or write the examples to more shards."
    )
