# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A large batch, a part at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import tensorflow as tf

from mobilebert_tf.training.batch import Batch


class MicroBatches:
    """Equal parts of a replica's share of the batch, in memory one after the other.

    A mean over the whole is not the mean of the parts' means, for they hold
    different numbers of real tokens: sums are added, and gradients of sums that
    are divided by the weights of the whole.

    Args:
        batch: of tensors (batch, ...).
        parts: how many; divides the batch.

    Raises:
        ValueError: if it does not.
    """

    def __init__(self, batch: Batch, parts: int):
        size = tf.nest.flatten(batch)[0].shape[0]
        if size is None or size % parts:
            examples = "whose size differs" if size is None else f"{size} examples"
            raise ValueError(
                f"`micro_batches` must divide a replica's share of the batch, {examples}. "
                f"Received: micro_batches={parts}"
            )
        self._parts = parts
        self._stacked = tf.nest.map_structure(
            lambda t: tf.reshape(t, (parts, size // parts, *t.shape[1:])), batch
        )

    def add(self, function: Callable[[Batch], Any], zeros: Any) -> Any:
        """Returns the sum of what `function` returns for each part, a structure like `zeros`."""

        def body(index: tf.Tensor, sums: Any) -> tuple[tf.Tensor, Any]:
            part = tf.nest.map_structure(lambda t: tf.gather(t, index), self._stacked)
            return index + 1, tf.nest.map_structure(tf.add, sums, function(part))

        _, sums = tf.while_loop(
            lambda index, sums: index < self._parts,
            body,
            (tf.constant(0), zeros),
            parallel_iterations=1,
        )
        return sums
