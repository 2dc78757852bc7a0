# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What the trainer asks of a thing to train."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import keras

from mobilebert_tf.losses.weighted_sum import WeightedSum
from mobilebert_tf.training.batch import Batch


class Objective(Protocol):
    """A model and the terms its loss is made of.

    The loss is `sum over loss_factors of factor * total / weight`, with totals
    and weights summed over the whole batch, on however many replicas it lies.

    Attributes:
        model: the model that is trained; all of it goes into checkpoints.
        loss_factors: name of a loss term -> its factor.
        metric_names: the other sums that `__call__` returns, only reported.
    """

    model: keras.Model
    loss_factors: Mapping[str, float]
    metric_names: tuple[str, ...]

    def __call__(self, batch: Batch) -> dict[str, WeightedSum]:
        """Returns the sums of a replica's share of the batch, by name."""
        ...
