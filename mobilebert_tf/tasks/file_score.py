# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What a `.tflite` file scores on its task, beside the model that it came from."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from typing import Any

import keras

from mobilebert_tf.tasks.fine_tuning_task import FineTuningTask, TaskExamples

_BATCH_SIZE = 32


def file_score(
    chosen: FineTuningTask,
    examples: TaskExamples,
    model: keras.Model,
    path: str | os.PathLike,
    progress: bool = True,
) -> dict[str, Any]:
    """Scores both on the same examples, cut at the same length: the file's.

    Args:
        chosen: the task.
        examples: with labels, such as neither training nor calibration saw.
        model: with its preprocessor.
        path: of the file.
        progress: show bars.

    Returns:
        `task`, `num_examples`, `metric` (the task's primary one), `keras` and `file`
        (all scores of each), and `points_lost`, what the file has less by that metric.

    Raises:
        ValueError: if model, file or examples are not of the task, or have no labels.
    """
    from mobilebert_tf.lite import open_interpreter

    length = open_interpreter(path).sequence_length
    with _at_length(model.preprocessor, length):
        outputs = chosen.keras_outputs(model, examples, _BATCH_SIZE, progress)
    keras_scores = chosen.scores(examples, outputs)
    file_scores = chosen.scores(examples, chosen.lite_outputs(path, examples, 1, progress))
    metric = chosen.primary_metric
    lost = chosen.points * (keras_scores[metric] - file_scores[metric])
    return {
        "task": chosen.name,
        "num_examples": len(examples),
        "metric": metric,
        "keras": keras_scores,
        "file": file_scores,
        "points_lost": round(lost, 6),
    }


@contextlib.contextmanager
def _at_length(preprocessor: Any, length: int) -> Iterator[None]:
    before = preprocessor.sequence_length
    preprocessor.sequence_length = length
    try:
        yield
    finally:
        preprocessor.sequence_length = before
