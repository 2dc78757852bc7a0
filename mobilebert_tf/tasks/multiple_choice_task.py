# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Which of several continuations is right, as in SWAG."""

from __future__ import annotations

import os
from typing import Any

import keras
import numpy as np
import tqdm

from mobilebert_tf.models import MobileBERTMultipleChoice
from mobilebert_tf.task_data import MultipleChoiceExamples, read_multiple_choice_files
from mobilebert_tf.tasks.fine_tuning_task import FineTuningTask, TrainingArrays
from mobilebert_tf.tasks.task_preset import task_from_preset


class MultipleChoiceTask(FineTuningTask):
    """Tables of prompts and choices, scored by accuracy.

    Outputs are logits `(examples, choices)`.
    """

    primary_metric = "accuracy"

    def __init__(self, name: str = "multiple_choice"):
        self.name = name

    def read(self, data: str, split: str, skip_bad_rows: bool = False) -> MultipleChoiceExamples:
        """Reads a table; see `read_multiple_choice_files`."""
        return read_multiple_choice_files(data, split, skip_bad_rows)

    def make_model(
        self, preset: str, examples: MultipleChoiceExamples, sequence_length: int
    ) -> keras.Model:
        """Returns a multiple choice model; the number of choices is free."""
        del examples
        return task_from_preset(MobileBERTMultipleChoice, preset, sequence_length)

    def training_arrays(
        self, model: keras.Model, examples: MultipleChoiceExamples
    ) -> TrainingArrays:
        """Returns prompts, choices and the right ones."""
        self._require_labels(examples)
        inputs = (list(examples.prompts), [list(choices) for choices in examples.choices])
        labels = np.asarray(examples.labels, "int32")
        return TrainingArrays(inputs, labels, lambda x, y: model.preprocessor(x, y=y))

    def keras_outputs(
        self,
        model: keras.Model,
        examples: MultipleChoiceExamples,
        batch_size: int,
        progress: bool = True,
    ) -> np.ndarray:
        """Runs a multiple choice model of ours."""
        if not isinstance(model, MobileBERTMultipleChoice):
            raise ValueError(
                f"The task {self.name} needs a MobileBERTMultipleChoice. "
                f"Received: {type(model).__name__}"
            )
        outputs = np.zeros((len(examples), len(examples.choices[0])), "float32")
        steps = range(0, len(examples), batch_size)
        for start in tqdm.tqdm(steps, desc="choosing", unit="batch", disable=not progress):
            # A short batch is filled up, or the step would be traced again. The step is
            # Keras' own, for KerasHub's would preprocess once more.
            rows = np.minimum(np.arange(start, start + batch_size), len(examples) - 1)
            prompts = [examples.prompts[row] for row in rows]
            choices = [list(examples.choices[row]) for row in rows]
            packed = model.preprocessor((prompts, choices), y=None)
            outputs[rows] = keras.Model.predict_on_batch(model, packed)
        return outputs

    def lite_outputs(
        self,
        path: str | os.PathLike,
        examples: MultipleChoiceExamples,
        threads: int,
        progress: bool = True,
    ) -> np.ndarray:
        """Runs a `.tflite` file of a multiple choice model, choice by choice."""
        from mobilebert_tf.lite import MultipleChoiceInterpreter

        interpreter = MultipleChoiceInterpreter(path, num_threads=threads)
        steps = tqdm.tqdm(
            self.lite_examples(examples), desc="choosing", unit="example", disable=not progress
        )
        return np.stack([interpreter.logits(*example) for example in steps])

    def lite_examples(self, examples: MultipleChoiceExamples) -> list[tuple[str, tuple[str, ...]]]:
        """Returns prompts with their choices."""
        return list(zip(examples.prompts, examples.choices, strict=True))

    def scores(self, examples: MultipleChoiceExamples, outputs: np.ndarray) -> dict[str, float]:
        """Returns the accuracy."""
        self._require_labels(examples)
        right = np.argmax(outputs, axis=-1) == np.asarray(examples.labels)
        return {"accuracy": float(np.mean(right))}

    def predictions(
        self, examples: MultipleChoiceExamples, outputs: np.ndarray
    ) -> list[dict[str, Any]]:
        """Returns `id`, `prediction`, `outputs`, and `label` where it is known."""
        rows = []
        for index, row in enumerate(outputs):
            found: dict[str, Any] = {"id": examples.ids[index], "prediction": int(np.argmax(row))}
            if examples.labels is not None:
                found["label"] = examples.labels[index]
            rows.append(found | {"outputs": [round(float(value), 6) for value in row]})
        return rows

    def _require_labels(self, examples: MultipleChoiceExamples) -> None:
        if examples.labels is None:
            raise ValueError(f"These examples of {self.name} have no labels.")
