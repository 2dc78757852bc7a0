# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What a Keras model scores on its task at the length of a file."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import keras

from mobilebert_tf.tasks.fine_tuning_task import FineTuningTask, TaskExamples

_BATCH_SIZE = 32


def model_scores(
    chosen: FineTuningTask,
    examples: TaskExamples,
    model: keras.Model,
    sequence_length: int,
    progress: bool = True,
) -> dict[str, float]:
    """Scores a model as if its preprocessor had another length.

    Args:
        chosen: the task.
        examples: with labels.
        model: with its preprocessor, which keeps its own length.
        sequence_length: where texts are cut, or how long windows are.
        progress: show a bar.

    Returns:
        The task's official scores by name.

    Raises:
        ValueError: if model or examples are not of the task, or have no labels.
    """
    with _at_length(model.preprocessor, sequence_length):
        return chosen.scores(examples, chosen.keras_outputs(model, examples, _BATCH_SIZE, progress))


@contextlib.contextmanager
def _at_length(preprocessor: Any, length: int) -> Iterator[None]:
    before = preprocessor.sequence_length
    preprocessor.sequence_length = length
    try:
        yield
    finally:
        preprocessor.sequence_length = before
