# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A mean that is not divided yet, so that batches and replicas can be added."""

from __future__ import annotations

from typing import Any, NamedTuple

from keras import ops


class WeightedSum(NamedTuple):
    """`total = sum_i w_i x_i` and `weight = sum_i w_i`, both float32 scalars.

    Every loss and metric returns this pair. Means of parts cannot be averaged
    when the parts hold different numbers of real tokens; sums can be added. N
    replicas with batch B/N therefore equal one replica with batch B once the
    totals and the weights are summed over the replicas.
    """

    total: Any
    weight: Any

    @classmethod
    def of(cls, values: Any, weights: Any = None) -> WeightedSum:
        """Sums `values`; `weights` broadcasts against them and defaults to ones."""
        values = ops.cast(values, "float32")
        weights = 1.0 if weights is None else ops.cast(weights, "float32")
        weights = ops.broadcast_to(weights, ops.shape(values))
        return cls(ops.sum(values * weights), ops.sum(weights))

    def mean(self) -> Any:
        """`total / weight`, and 0 where nothing was weighed."""
        return ops.divide_no_nan(self.total, self.weight)
