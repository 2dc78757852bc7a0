# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The processes of a run."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator

import tensorflow as tf

# What TensorFlow's collectives say in all processes when one of them is gone.
_ABORTED = re.compile(r"Collective ops is aborted by: *([^\n]*)")


class Workers:
    """Who of a strategy's processes writes files, and what they agree on.

    Args:
        strategy: of the run. All but a multi-worker strategy have one process.

    Attributes:
        is_chief: whether this process writes files; one does.
        several: whether there is more than one process.
    """

    def __init__(self, strategy: tf.distribute.Strategy):
        self._strategy = strategy
        resolver = strategy.cluster_resolver
        cluster = resolver.cluster_spec().as_dict() if resolver else {}
        # A chief is a worker too; what drives a TPU is not.
        is_worker = bool(cluster) and resolver.task_type in ("chief", "worker")
        self.several = is_worker and sum(map(len, cluster.values())) > 1
        first = "chief" if "chief" in cluster else "worker"
        self.is_chief = not is_worker or (resolver.task_type, resolver.task_id) == (first, 0)

    def any(self, flag: bool) -> bool:
        """Returns whether `flag` is set in one of the processes; call it in all of them."""
        if not self.several:
            return flag
        flags = self._strategy.run(lambda: tf.constant(float(flag)))
        return float(self._strategy.reduce(tf.distribute.ReduceOp.SUM, flags, axis=None)) > 0

    def agree(self, number: int) -> bool:
        """Returns whether all processes have the same number; call it in all of them."""
        if not self.several:
            return True
        numbers = self._strategy.run(lambda: tf.constant(number, tf.int64))
        total = int(self._strategy.reduce(tf.distribute.ReduceOp.SUM, numbers, axis=None))
        return not self.any(total != number * self._strategy.num_replicas_in_sync)

    @contextlib.contextmanager
    def awaited(self) -> Iterator[None]:
        """In this block, says so where another process has ended and left this one waiting.

        Raises:
            OSError: then; within seconds of its end, or of the last sign of its computer.
        """
        try:
            yield
        except tf.errors.OpError as error:
            aborted = _ABORTED.search(str(error)) if self.several else None
            if not aborted:
                raise
            raise OSError(
                "Another process of this run has ended or cannot be reached: see what it says, "
                "and start all of them again with the same arguments. TensorFlow says: "
                f"{aborted[1].rstrip(':')}"
            ) from error
