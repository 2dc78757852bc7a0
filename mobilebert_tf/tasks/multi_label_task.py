# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Any number of labels a text."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Sequence
from typing import Any

import keras
import numpy as np
import tqdm

from mobilebert_tf.metrics import multi_label_scores
from mobilebert_tf.models import MobileBERTMultiLabelClassifier
from mobilebert_tf.task_data import MultiLabelTexts, read_multi_label_files
from mobilebert_tf.tasks.fine_tuning_task import FineTuningTask, TrainingArrays
from mobilebert_tf.tasks.task_preset import task_from_preset

_THRESHOLD = 0.5


class MultiLabelTask(FineTuningTask):
    """Tables of texts with labels, scored by F1 over all decisions and by label.

    A label is given where its probability is above 0.5. The labels are those of the
    training table. Outputs are probabilities `(texts, classes)`.
    """

    primary_metric = "micro_f1"
    takes_class_names = True

    def __init__(self, name: str = "multi_label"):
        self.name = name

    def read(
        self,
        data: str,
        split: str,
        skip_bad_rows: bool = False,
        class_names: Sequence[str] | None = None,
    ) -> MultiLabelTexts:
        """Reads a table; see `read_multi_label_files`.

        `class_names` are the labels of a single file, by default those that occur in it.
        """
        names = class_names
        if split != self.training_split and pathlib.Path(data).is_dir():
            training = read_multi_label_files(data, self.training_split, None, skip_bad_rows)
            names = training.class_names
        return read_multi_label_files(data, split, names, skip_bad_rows)

    def make_model(
        self, preset: str, examples: MultiLabelTexts, sequence_length: int
    ) -> keras.Model:
        """Returns a classifier of the examples' labels."""
        return task_from_preset(
            MobileBERTMultiLabelClassifier,
            preset,
            sequence_length,
            num_classes=len(examples.class_names),
            class_names=examples.class_names,
        )

    def training_arrays(self, model: keras.Model, examples: MultiLabelTexts) -> TrainingArrays:
        """Returns the texts, and zeros and ones."""
        labels = examples.labels.astype("float32")
        return TrainingArrays(list(examples.texts), labels, lambda x, y: model.preprocessor(x, y=y))

    def keras_outputs(
        self, model: keras.Model, examples: MultiLabelTexts, batch_size: int, progress: bool = True
    ) -> np.ndarray:
        """Runs a multi-label classifier of ours."""
        if not isinstance(model, MobileBERTMultiLabelClassifier):
            raise ValueError(
                f"The task {self.name} needs a MobileBERTMultiLabelClassifier. "
                f"Received: {type(model).__name__}"
            )
        order = _order(model.class_names, examples.class_names)
        outputs = np.zeros((len(examples), len(order)), "float32")
        for start in _steps(range(0, len(examples), batch_size), progress):
            # A short batch is filled up, or the step would be traced again. The step is
            # Keras' own, for KerasHub's would preprocess once more.
            rows = np.minimum(np.arange(start, start + batch_size), len(examples) - 1)
            packed = model.preprocessor([examples.texts[row] for row in rows])
            outputs[rows] = np.asarray(keras.Model.predict_on_batch(model, packed))[:, order]
        if model.activation is keras.activations.linear:
            outputs = 1.0 / (1.0 + np.exp(-outputs))
        return outputs

    def lite_outputs(
        self,
        path: str | os.PathLike,
        examples: MultiLabelTexts,
        threads: int,
        progress: bool = True,
    ) -> np.ndarray:
        """Runs a `.tflite` file of a multi-label classifier."""
        from mobilebert_tf.lite import TextClassifierInterpreter

        interpreter = TextClassifierInterpreter(path, num_threads=threads)
        order = _order(interpreter.labels, examples.class_names)
        rows = [interpreter.scores([text]) for text in _steps(examples.texts, progress)]
        return np.concatenate(rows)[:, order]

    def lite_examples(self, examples: MultiLabelTexts) -> list[str]:
        """Returns the texts."""
        return list(examples.texts)

    def scores(self, examples: MultiLabelTexts, outputs: np.ndarray) -> dict[str, float]:
        """Returns `micro_f1`, `macro_f1` and `exact_match`."""
        return multi_label_scores(examples.labels, outputs > _THRESHOLD)

    def predictions(self, examples: MultiLabelTexts, outputs: np.ndarray) -> list[dict[str, Any]]:
        """Returns `id`, `prediction` and `label` as lists of names, and all `outputs`."""
        names = np.array(examples.class_names)
        return [
            {
                "id": str(index),
                "prediction": names[row > _THRESHOLD].tolist(),
                "label": sorted(examples.label_names[index]),
                "outputs": [round(float(value), 6) for value in row],
            }
            for index, row in enumerate(outputs)
        ]


def _steps(steps: Any, shown: bool) -> tqdm.tqdm:
    return tqdm.tqdm(steps, desc="predicting", disable=not shown)


def _order(theirs: Any, wanted: tuple[str, ...]) -> list[int]:
    """Where in a model's outputs each wanted label is."""
    theirs = list(theirs)
    lacking = [name for name in wanted if name not in theirs]
    if lacking:
        raise ValueError(f"The model must have the label {lacking[0]!r}. Received: {theirs}")
    return [theirs.index(name) for name in wanted]
