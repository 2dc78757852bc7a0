# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Batches in an order that can be taken up anywhere."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator
from typing import Any

import keras
import numpy as np
import tensorflow as tf


class ShuffledBatches:
    """Batches of examples that lie in memory, shuffled anew in every epoch.

    The epochs follow one another without a gap: a batch may end one and begin the
    next, so that all have one size and every example is seen equally often. The
    order depends on the seed alone, hence a run can be continued at any step.

    Args:
        arrays: of examples; arrays or lists, in tuples and dictionaries of any depth.
        batch_size: examples of a batch; all of them if there are fewer.
        seed: of the order.
        preprocess: called with a batch, in TensorFlow operations.

    Raises:
        ValueError: if there are no examples, or arrays of different lengths.
    """

    def __init__(
        self,
        arrays: Any,
        batch_size: int,
        seed: int = 0,
        preprocess: Callable[..., Any] | None = None,
    ):
        with tf.device("CPU"):
            self.arrays = _tensors(arrays)
        lengths = {array.shape[0] for array in keras.tree.flatten(self.arrays)}
        if len(lengths) != 1 or 0 in lengths:
            raise ValueError(
                "There must be at least one example, and a target for each. "
                f"Received: arrays of the lengths {sorted(lengths)}"
            )
        (self._count,) = lengths
        self.batch_size = min(batch_size, self._count)
        self._seed = seed
        self._preprocess = preprocess
        # Traced once; a data set would trace it anew for each epoch, which takes longer
        # than a small model's epoch.
        self._batch = tf.function(self._gather_and_preprocess, autograph=False)

    def steps(self, epochs: int) -> int:
        """Returns how many batches show all examples `epochs` times."""
        return -(-epochs * self._count // self.batch_size)

    def dataset(self, first: int, last: int) -> tf.data.Dataset:
        """Returns the batches of the steps from `first` to before `last`."""
        indices = tf.data.Dataset.from_generator(
            lambda: self._indices(first, last),
            output_signature=tf.TensorSpec((self.batch_size,), tf.int64),
        )
        # Keras warns of data that end without having said when.
        indices = indices.apply(tf.data.experimental.assert_cardinality(max(0, last - first)))
        batches = indices.map(self._batch, num_parallel_calls=tf.data.AUTOTUNE)
        return batches.prefetch(tf.data.AUTOTUNE)

    def _gather_and_preprocess(self, indices: tf.Tensor) -> Any:
        batch = keras.tree.map_structure(lambda array: tf.gather(array, indices), self.arrays)
        if self._preprocess is None:
            return batch
        return self._preprocess(*batch) if isinstance(batch, tuple) else self._preprocess(batch)

    def _indices(self, first: int, last: int) -> Iterator[np.ndarray]:
        order = functools.lru_cache(2)(self._order)
        for step in range(first, last):
            positions = range(step * self.batch_size, (step + 1) * self.batch_size)
            pairs = (divmod(position, self._count) for position in positions)
            grouped = itertools.groupby(pairs, key=lambda pair: pair[0])
            parts = [order(epoch)[[place for _, place in group]] for epoch, group in grouped]
            yield np.concatenate(parts)

    def _order(self, epoch: int) -> np.ndarray:
        return np.random.default_rng((self._seed, epoch)).permutation(self._count)


def _tensors(arrays: Any) -> Any:
    if isinstance(arrays, dict):
        return {name: _tensors(part) for name, part in arrays.items()}
    if isinstance(arrays, tuple):
        return tuple(map(_tensors, arrays))
    return tf.convert_to_tensor(arrays)
