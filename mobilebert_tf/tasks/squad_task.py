# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""SQuAD 1.1 and 2.0: answers that stand in a context of any length."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Iterable
from typing import Any

import keras
import numpy as np
import tensorflow as tf
import tqdm

from mobilebert_tf.metrics import squad2_scores, squad_match, squad_null_threshold, squad_scores
from mobilebert_tf.models import MobileBERTQuestionAnswerer
from mobilebert_tf.task_data import (
    SquadExamples,
    SquadPredictions,
    SquadTrainingWindows,
    read_squad_files,
    read_squad_tfds,
    squad_training_windows,
)
from mobilebert_tf.tasks.fine_tuning_task import FineTuningTask, TrainingArrays
from mobilebert_tf.tasks.task_preset import task_from_preset
from mobilebert_tf.tasks.tfds_source import tfds_folder

_BEST = ("best_exact", "best_f1")


class SquadTask(FineTuningTask):
    """`squad` and `squad2`, read, windowed, decoded and scored as officially.

    A training example is a window. In `squad2` a question may have no answer: the
    scores are those of a null threshold of 0 and, as `best_exact` and `best_f1`, of
    the thresholds that suit the split best.
    """

    training_split = "train"
    development_splits = ("dev",)
    test_splits = ("test",)
    sequence_length = 384
    points = 1.0

    def __init__(self, name: str = "squad"):
        self.name = name
        self.may_be_empty = name == "squad2"
        self.primary_metric = "best_f1" if self.may_be_empty else "f1"

    def read(self, data: str, split: str, skip_bad_rows: bool = False) -> SquadExamples:
        """Reads SQuAD's JSON, or `squad` of TensorFlow Datasets.

        Questions that cannot be learnt from are left out of the training split.
        """
        version = "2.0" if self.may_be_empty else "1.1"
        is_tfds, folder = tfds_folder(data)
        if is_tfds:
            examples = read_squad_tfds(split, version, folder)
        else:
            examples = read_squad_files(data, split, version, skip_bad_rows)
        return examples.learnable() if split == self.training_split else examples

    def make_model(self, preset: str, examples: SquadExamples, sequence_length: int) -> keras.Model:
        """Returns a question answerer."""
        del examples
        return task_from_preset(MobileBERTQuestionAnswerer, preset, sequence_length)

    def training_arrays(self, model: keras.Model, examples: SquadExamples) -> TrainingArrays:
        """Returns the windows and the places of the answers in them."""
        found: SquadTrainingWindows = squad_training_windows(
            examples, model.preprocessor.tokenizer, model.preprocessor.windows_config()
        )
        windows = found.windows
        inputs = {
            "token_ids": windows.token_ids,
            "context_starts": windows.context_starts,
            "lengths": windows.lengths,
        }
        targets = {"start_logits": found.start_positions, "end_logits": found.end_positions}
        cut = {name: count for name, count in found.notes.items() if name.startswith("cut")}
        return TrainingArrays(inputs, targets, _with_masks, {"windows": len(windows)} | cut)

    def keras_outputs(
        self, model: keras.Model, examples: SquadExamples, batch_size: int, progress: bool = True
    ) -> SquadPredictions:
        """Runs a question answerer of ours on all windows."""
        if not isinstance(model, MobileBERTQuestionAnswerer):
            raise ValueError(
                f"The task {self.name} needs a MobileBERTQuestionAnswerer. "
                f"Received: {type(model).__name__}"
            )
        windows = model.preprocessor.windows(*_texts(examples))
        logits = {
            name: np.zeros((len(windows), windows.sequence_length), "float32")
            for name in ("start_logits", "end_logits")
        }
        for start in _steps(range(0, len(windows), batch_size), progress, "batch"):
            # A short batch is filled up, or the step would be traced again.
            rows = np.minimum(np.arange(start, start + batch_size), len(windows) - 1)
            outputs = model.predict_on_batch(windows.inputs(rows))
            for name, values in logits.items():
                values[rows] = outputs[name]
        decoded = windows.decode(logits["start_logits"], logits["end_logits"], self.may_be_empty)
        return self._predictions(examples, decoded)

    def lite_outputs(
        self,
        path: str | os.PathLike,
        examples: SquadExamples,
        threads: int,
        progress: bool = True,
    ) -> SquadPredictions:
        """Runs a `.tflite` file of a question answerer."""
        from mobilebert_tf.lite import QuestionAnswererInterpreter

        interpreter = QuestionAnswererInterpreter(path, num_threads=threads)
        decoded = (
            interpreter.ranked_answers(question.question, question.context, self.may_be_empty)
            for question in _steps(examples.questions, progress, "question")
        )
        return self._predictions(examples, decoded)

    def lite_examples(self, examples: SquadExamples) -> list[tuple[str, str]]:
        """Returns questions with their contexts."""
        return list(zip(*_texts(examples), strict=True))

    def scores(self, examples: SquadExamples, outputs: SquadPredictions) -> dict[str, float]:
        """Returns the official scores in per cent; of 2.0 also those at the best thresholds."""
        if not examples.has_answers:
            raise ValueError(f"These questions of {self.name} have no answers to score by.")
        if not self.may_be_empty:
            return squad_scores(examples.answers, outputs.predictions())
        scores = squad2_scores(examples.answers, outputs.predictions())
        return scores | self._best_scores(examples, outputs)

    def predictions(
        self, examples: SquadExamples, outputs: SquadPredictions
    ) -> list[dict[str, Any]]:
        """Returns `id` and `prediction`, by 2.0 at a null threshold of 0, and more.

        `best` is the best answer with a text, with its `probability` and place in the
        context; `answers` are the annotators', if they are known.
        """
        rows, chosen = [], outputs.predictions()
        for question in examples.questions:
            found = outputs.answers[question.id]
            row: dict[str, Any] = {"id": question.id, "prediction": chosen[question.id]}
            if found.best is not None:
                row |= {"best": found.best.text, "answer_start": found.best.first}
                row["probability"] = found.best.probability
            if self.may_be_empty:
                row["null_odds"] = outputs.null_odds[question.id]
            if examples.has_answers:
                row["answers"] = list(question.answers)
            rows.append(row)
        return rows

    def write_submission(
        self,
        examples: SquadExamples,
        outputs: SquadPredictions,
        split: str,
        directory: str | os.PathLike,
    ) -> list[pathlib.Path]:
        """Writes `predictions.json`, `nbest_predictions.json` and `null_odds.json`.

        In a folder of the split's name. Questions are left unanswered above the best
        threshold for F1 where answers are known, else above 0.
        """
        threshold = 0.0
        if self.may_be_empty and examples.has_answers:
            threshold = self._best_scores(examples, outputs)["best_f1_thresh"]
        return outputs.write(pathlib.Path(directory) / split, threshold)

    def _predictions(self, examples: SquadExamples, decoded: Iterable) -> SquadPredictions:
        ids = (question.id for question in examples.questions)
        return SquadPredictions(dict(zip(ids, decoded, strict=True)), self.may_be_empty)

    def _best_scores(self, examples: SquadExamples, outputs: SquadPredictions) -> dict[str, float]:
        """The search of the null threshold, over the best answers with a text."""
        texts, odds = outputs.texts, outputs.null_odds
        answerable = {key: bool(answers) for key, answers in examples.answers.items()}
        matches = {
            key: squad_match(texts[key], answers, may_be_empty=True)
            for key, answers in examples.answers.items()
        }
        found = {}
        for column, name in enumerate(_BEST):
            scores = {key: match[column] for key, match in matches.items()}
            best, threshold = squad_null_threshold(scores, answerable, texts, odds)
            found |= {name: best, f"{name}_thresh": threshold}
        return found


def _texts(examples: SquadExamples) -> tuple[list[str], list[str]]:
    questions = [question.question for question in examples.questions]
    return questions, [question.context for question in examples.questions]


def _steps(steps: Any, shown: bool, unit: str) -> tqdm.tqdm:
    return tqdm.tqdm(steps, desc="answering", unit=unit, disable=not shown)


def _with_masks(inputs: dict[str, tf.Tensor], targets: Any) -> tuple[dict[str, tf.Tensor], Any]:
    """A backbone's inputs from the windows' lengths."""
    place = tf.range(tf.shape(inputs["token_ids"])[1])[None, :]
    is_token = place < inputs["lengths"][:, None]
    in_context = is_token & (place >= inputs["context_starts"][:, None])
    packed = {
        "token_ids": inputs["token_ids"],
        "padding_mask": tf.cast(is_token, tf.int32),
        "segment_ids": tf.cast(in_context, tf.int32),
    }
    return packed, targets
