# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The nine tasks of GLUE, and its diagnostic set."""

from __future__ import annotations

import os
import pathlib
from typing import Any

import numpy as np

from mobilebert_tf.metrics import (
    accuracy,
    accuracy_and_f1,
    matthews_correlation,
    pearson_and_spearman,
)
from mobilebert_tf.task_data import (
    TextExamples,
    glue_layout,
    read_glue_files,
    read_glue_tfds,
    write_glue_submission,
)
from mobilebert_tf.tasks.text_task import TextTask, predicted
from mobilebert_tf.tasks.tfds_source import tfds_folder

_MATTHEWS = ("cola", "ax")
_F1 = ("mrpc", "qqp")


class GlueTask(TextTask):
    """A task of GLUE, scored as GLUE does.

    CoLA and the diagnostic set by Matthews' correlation, MRPC and QQP by accuracy and
    F1, STS-B by Pearson's and Spearman's correlation, all others by accuracy.
    """

    def __init__(self, name: str):
        self.name = name
        self.layout = glue_layout(name)
        splits = self.layout.splits
        self.development_splits = tuple(split for split in splits if split.startswith("dev"))
        self.test_splits = tuple(self.layout.submissions)
        self.primary_metric = "accuracy"
        if name in _MATTHEWS:
            self.primary_metric = "matthews"
        if name in _F1:
            self.primary_metric = "accuracy_and_f1"
        if not self.layout.classes:
            self.primary_metric = "correlation"

    def read(self, data: str, split: str, skip_bad_rows: bool = False) -> TextExamples:
        """Reads GLUE's own files, or `glue/NAME` of TensorFlow Datasets."""
        if split == "train" and "train" not in self.layout.splits:
            raise ValueError(
                f"{self.name} has nothing to train on. Fine-tune on mnli, and evaluate on "
                f"{self.name}."
            )
        is_tfds, folder = tfds_folder(data)
        if is_tfds:
            return read_glue_tfds(self.layout, split, folder)
        return read_glue_files(data, self.layout, split, skip_bad_rows)

    def score_predictions(self, labels: Any, predictions: np.ndarray) -> dict[str, float]:
        """Returns the official scores, and the mean of two as the one to choose by."""
        if self.name in _MATTHEWS:
            return {"matthews": matthews_correlation(labels, predictions)}
        if self.name in _F1:
            scores = accuracy_and_f1(labels, predictions)
            return scores | {"accuracy_and_f1": (scores["accuracy"] + scores["f1"]) / 2}
        if not self.layout.classes:
            return pearson_and_spearman(labels, predictions)
        return {"accuracy": accuracy(labels, predictions)}

    def write_submission(
        self,
        examples: TextExamples,
        outputs: np.ndarray,
        split: str,
        directory: str | os.PathLike,
    ) -> tuple[pathlib.Path, ...]:
        """Writes the leaderboard's file of a test split."""
        predictions = predicted(examples, outputs)
        return (write_glue_submission(directory, self.layout, split, examples.ids, predictions),)
