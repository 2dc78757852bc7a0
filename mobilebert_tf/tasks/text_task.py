# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What all tasks share that give a class or a number to a text or a pair of texts."""

from __future__ import annotations

import abc
import os
from typing import Any

import keras
import numpy as np
import tqdm

from mobilebert_tf.models import MobileBERTTextClassifier, MobileBERTTextRegressor
from mobilebert_tf.task_data import TextExamples
from mobilebert_tf.tasks.fine_tuning_task import FineTuningTask, TrainingArrays
from mobilebert_tf.tasks.task_preset import task_from_preset


class TextTask(FineTuningTask):
    """Classification, or regression where the examples have no class names.

    Outputs are float32 `(examples, classes)`, logits or probabilities, in the order of
    the examples' class names whatever the model's own is; `(examples, 1)` for a number.
    """

    def make_model(self, preset: str, examples: TextExamples, sequence_length: int) -> keras.Model:
        """Returns a classifier of the examples' classes, or a regressor."""
        if not examples.class_names:
            return task_from_preset(MobileBERTTextRegressor, preset, sequence_length)
        return task_from_preset(
            MobileBERTTextClassifier,
            preset,
            sequence_length,
            num_classes=len(examples.class_names),
            class_names=examples.class_names,
        )

    def training_arrays(self, model: keras.Model, examples: TextExamples) -> TrainingArrays:
        """Returns the texts and their labels, packed batch by batch."""
        self._require_labels(examples)
        kind = np.int32 if examples.class_names else np.float32
        columns = [examples.texts] if examples.second_texts is None else examples.inputs
        texts = tuple(list(column) for column in columns)
        return TrainingArrays(
            texts if len(texts) > 1 else texts[0],
            np.asarray(examples.labels, kind),
            lambda x, y: model.preprocessor(x, y=y),
        )

    def keras_outputs(
        self, model: keras.Model, examples: TextExamples, batch_size: int, progress: bool = True
    ) -> np.ndarray:
        """Runs a classifier or regressor of ours."""
        wanted = MobileBERTTextClassifier if examples.class_names else MobileBERTTextRegressor
        if not isinstance(model, wanted):
            raise ValueError(
                f"The task {self.name} needs a {wanted.__name__}. Received: {type(model).__name__}"
            )
        order = _order(getattr(model, "class_names", ()), examples.class_names)
        outputs = []
        with _progress(len(examples), progress) as line:
            for start in range(0, len(examples), batch_size):
                batch = examples.take(range(start, min(start + batch_size, len(examples))))
                outputs.append(_predict(model, batch, batch_size))
                line.update(len(batch))
        return np.concatenate(outputs)[:, order]

    def lite_outputs(
        self,
        path: str | os.PathLike,
        examples: TextExamples,
        threads: int,
        progress: bool = True,
    ) -> np.ndarray:
        """Runs a `.tflite` file of a text classifier, or of a regressor."""
        from mobilebert_tf.lite import TextClassifierInterpreter, TextRegressorInterpreter

        kind = TextClassifierInterpreter if examples.class_names else TextRegressorInterpreter
        interpreter = kind(path, num_threads=threads)
        order = _order(getattr(interpreter, "labels", ()), examples.class_names)
        rows = []
        with _progress(len(examples), progress) as line:
            for one in self.lite_examples(examples):
                rows.append(interpreter.scores([one]).reshape(1, -1))
                line.update()
        return np.concatenate(rows)[:, order]

    def lite_examples(self, examples: TextExamples) -> list[str | tuple[str, str]]:
        """Returns the texts, or pairs of texts."""
        if examples.second_texts is None:
            return list(examples.texts)
        return list(zip(examples.texts, examples.second_texts, strict=True))

    def scores(self, examples: TextExamples, outputs: np.ndarray) -> dict[str, float]:
        """Returns the scores of the predictions."""
        self._require_labels(examples)
        return self.score_predictions(examples.labels, predicted(examples, outputs))

    @abc.abstractmethod
    def score_predictions(self, labels: Any, predictions: np.ndarray) -> dict[str, float]:
        """Returns the task's scores; `predictions` are numbers of classes, or numbers."""

    def predictions(self, examples: TextExamples, outputs: np.ndarray) -> list[dict[str, Any]]:
        """Returns `id`, `prediction`, `outputs`, and `label` where it is known."""
        names = examples.class_names
        rows = []
        for index, value in enumerate(predicted(examples, outputs)):
            row = {"id": examples.ids[index]}
            row["prediction"] = names[int(value)] if names else float(value)
            if examples.labels is not None:
                label = examples.labels[index]
                row["label"] = names[int(label)] if names else float(label)
            row["outputs"] = [round(float(output), 6) for output in outputs[index]]
            rows.append(row)
        return rows

    def _require_labels(self, examples: TextExamples) -> None:
        if examples.labels is None:
            raise ValueError(
                f"These examples of {self.name} have no labels, so there is nothing to learn from "
                "and nothing to score. Name a split or a file with labels."
            )


def predicted(examples: TextExamples, outputs: np.ndarray) -> np.ndarray:
    """Returns the number of each example's likeliest class, or its number."""
    return np.argmax(outputs, axis=-1) if examples.class_names else outputs[:, 0]


def _predict(model: keras.Model, batch: TextExamples, batch_size: int) -> np.ndarray:
    """Predicts one batch; a short one is filled up, or the step would be traced again."""
    missing = batch_size - len(batch)
    full = batch.take([*range(len(batch)), *([0] * missing)])
    columns = [full.texts] if full.second_texts is None else full.inputs
    inputs = tuple(list(column) for column in columns)
    # With labels, for without any a tuple of two texts is taken for a text and its label.
    labels = np.zeros(batch_size)
    packed, _ = model.preprocessor(inputs if len(inputs) > 1 else inputs[0], y=labels)
    # Keras' own, for KerasHub's would preprocess what is preprocessed already.
    return np.asarray(keras.Model.predict_on_batch(model, packed), "float32")[: len(batch)]


def _progress(total: int, shown: bool) -> tqdm.tqdm:
    return tqdm.tqdm(total=total, desc="predicting", unit="example", disable=not shown)


def _order(theirs: Any, wanted: tuple[str, ...]) -> list[int]:
    """Returns where in a model's outputs each wanted class is.

    Names decide, if they are the same; a model whose classes have no names ("0", "1")
    is taken to have them in the task's order.
    """
    theirs = list(theirs)
    if not wanted:
        return [0]
    if sorted(theirs) == sorted(wanted):
        return [theirs.index(name) for name in wanted]
    if theirs == [str(index) for index in range(len(wanted))]:
        return list(range(len(wanted)))
    raise ValueError(f"The model's classes must be the task's, {list(wanted)}. Received: {theirs}")
