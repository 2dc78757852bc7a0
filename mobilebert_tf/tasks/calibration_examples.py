# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Examples of a task to calibrate a file on."""

from __future__ import annotations

import numpy as np

from mobilebert_tf.lite.encode_example import Example
from mobilebert_tf.tasks.named_tasks import task


def calibration_examples(name: str, data: str, number: int) -> list[Example]:
    """Draws examples from a task's training split; the same ones every time.

    Those that score a model must not calibrate it, so the development split is left
    alone; a task without a training split gives its test texts, whose labels nobody
    needs here.

    Args:
        name: of the task, such as `mrpc`.
        data: as the task's `read` takes it.
        number: how many at most.

    Returns:
        The examples in the form of `encode_example`, in mixed order: files are often
        sorted, and then the first ones are all alike.

    Raises:
        ValueError: if there is no such task, or its data cannot be read.
    """
    chosen = task(name)
    split = chosen.training_split if chosen.development_splits else chosen.test_splits[0]
    examples = chosen.lite_examples(chosen.read(data, split))
    order = np.random.default_rng(0).permutation(len(examples))
    return [examples[index] for index in order[:number]]
