# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What a `.tflite` file scores on its task, beside the model that it came from."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from mobilebert_tf.tasks.fine_tuning_task import FineTuningTask, TaskExamples


def file_score(
    chosen: FineTuningTask,
    examples: TaskExamples,
    path: str | os.PathLike,
    keras_scores: Mapping[str, float],
    progress: bool = True,
) -> dict[str, Any]:
    """Scores a file, and counts what it lost.

    Args:
        chosen: the task.
        examples: with labels, such as neither training nor calibration saw.
        path: of the file.
        keras_scores: of `model_scores`, on the same examples at the file's length.
        progress: show a bar.

    Returns:
        `task`, `num_examples`, `metric` (the task's primary one), `keras` and `file`
        (all scores of each), and `points_lost`, what the file has less by that metric.

    Raises:
        ValueError: if file or examples are not of the task, or have no labels.
    """
    file_scores = chosen.scores(examples, chosen.lite_outputs(path, examples, 1, progress))
    metric = chosen.primary_metric
    return {
        "task": chosen.name,
        "num_examples": len(examples),
        "metric": metric,
        "keras": dict(keras_scores),
        "file": file_scores,
        "points_lost": round(chosen.points * (keras_scores[metric] - file_scores[metric]), 6),
    }
