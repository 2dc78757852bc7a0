# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A tag for every word: named entities and the like."""

from __future__ import annotations

import os
import pathlib
from typing import Any

import keras
import numpy as np
import tensorflow as tf
import tqdm

from mobilebert_tf.files import whole_file
from mobilebert_tf.metrics import EntityScores
from mobilebert_tf.models import MobileBERTTokenClassifier
from mobilebert_tf.task_data import TaggedSentences, read_conll_files
from mobilebert_tf.tasks.fine_tuning_task import FineTuningTask, TrainingArrays
from mobilebert_tf.tasks.task_preset import task_from_preset

_COLUMN = "#"
Tags = list[list[str]]


class TaggingTask(FineTuningTask):
    """Files of columns, scored over whole entities as `conlleval` and seqeval do.

    `data` may end in `#N`, the column of the tags from 0; the last one by default.
    Long sentences are read in windows, in training too: each word counts once, in the
    window that shows it in most context. Outputs are the tags of each sentence.
    """

    primary_metric = "f1"

    def __init__(self, name: str = "tagging"):
        self.name = name

    def read(self, data: str, split: str, skip_bad_rows: bool = False) -> TaggedSentences:
        """Reads columns; see `read_conll_files`."""
        path, mark, column = data.rpartition(_COLUMN)
        if not mark or os.path.exists(data):
            return read_conll_files(data, split, skip_bad_rows=skip_bad_rows)
        if not column.removeprefix("-").isdecimal():
            raise ValueError(f"`data` must end in #N with a column N. Received: data={data!r}")
        return read_conll_files(path, split, int(column), skip_bad_rows)

    def make_model(
        self, preset: str, examples: TaggedSentences, sequence_length: int
    ) -> keras.Model:
        """Returns a tagger with `O`, and `B-` and `I-` of every type of the examples."""
        names = examples.class_names
        if len(names) == 1:
            raise ValueError("The training data must have a tag other than O.")
        return task_from_preset(
            MobileBERTTokenClassifier,
            preset,
            sequence_length,
            num_classes=len(names),
            class_names=names,
        )

    def training_arrays(self, model: keras.Model, examples: TaggedSentences) -> TrainingArrays:
        """Returns windows, and the class of each word at its first piece."""
        windows = model.preprocessor.windows(examples.sentences)
        number = {name: index for index, name in enumerate(model.class_names)}
        classes = np.array([number[tag] for tags in examples.tags for tag in tags], "int32")
        inputs = {"token_ids": windows.token_ids, "lengths": windows.lengths}
        # 0 stands for "no word here".
        targets = windows.at_words(classes + 1)
        return TrainingArrays(inputs, targets, _with_weights, windows.summary)

    def keras_outputs(
        self, model: keras.Model, examples: TaggedSentences, batch_size: int, progress: bool = True
    ) -> Tags:
        """Runs a tagger of ours on all windows."""
        if not isinstance(model, MobileBERTTokenClassifier):
            raise ValueError(
                f"The task {self.name} needs a MobileBERTTokenClassifier. "
                f"Received: {type(model).__name__}"
            )
        _require_common_types(model.class_names, examples)
        windows = model.preprocessor.windows(examples.sentences)
        classes = np.zeros(windows.token_ids.shape, "int32")
        for start in _steps(range(0, len(windows), batch_size), progress, "batch"):
            # A short batch is filled up, or the step would be traced again.
            rows = np.minimum(np.arange(start, start + batch_size), len(windows) - 1)
            logits = model.predict_on_batch(windows.inputs(rows))
            classes[rows] = np.argmax(logits, axis=-1)
        return [[model.class_names[index] for index in row] for row in windows.of_words(classes)]

    def lite_outputs(
        self,
        path: str | os.PathLike,
        examples: TaggedSentences,
        threads: int,
        progress: bool = True,
    ) -> Tags:
        """Runs a `.tflite` file of a tagger."""
        from mobilebert_tf.lite import TokenClassifierInterpreter

        interpreter = TokenClassifierInterpreter(path, num_threads=threads)
        _require_common_types(interpreter.labels, examples)
        return [
            [tag for _, tag, _ in interpreter.tag(words)]
            for words in _steps(examples.sentences, progress, "sentence")
        ]

    def lite_examples(self, examples: TaggedSentences) -> list[str]:
        """Returns the sentences."""
        return [" ".join(words) for words in examples.sentences]

    def scores(self, examples: TaggedSentences, outputs: Tags) -> dict[str, float]:
        """Returns the overall scores, then `TYPE_f1` and the like of every type."""
        found = EntityScores.of_tags(examples.tags, outputs)
        by_type = {
            f"{kind}_{name}": value
            for kind, scores in found.by_type.items()
            for name, value in scores.items()
        }
        return found.overall | by_type

    def predictions(self, examples: TaggedSentences, outputs: Tags) -> list[dict[str, Any]]:
        """Returns `id`, `words`, `prediction` and `label`: a tag for every word in both."""
        rows = zip(examples.sentences, outputs, examples.tags, strict=True)
        return [
            {"id": str(index), "words": list(words), "prediction": list(tags), "label": list(gold)}
            for index, (words, tags, gold) in enumerate(rows)
        ]

    def write_submission(
        self,
        examples: TaggedSentences,
        outputs: Tags,
        split: str,
        directory: str | os.PathLike,
    ) -> tuple[pathlib.Path, ...]:
        """Writes `SPLIT.conll`: word, tag and prediction, as the script `conlleval` reads."""
        path = pathlib.Path(directory) / f"{split}.conll"
        with whole_file(path) as partial, open(partial, "w", encoding="utf-8") as file:
            for rows in zip(examples.sentences, examples.tags, outputs, strict=True):
                lines = ("\t".join(row) + "\n" for row in zip(*rows, strict=True))
                file.write("".join(lines) + "\n")
        return (path,)


def _require_common_types(names: Any, examples: TaggedSentences) -> None:
    """Other types score zero, but if none is common the data are of another kind."""
    theirs = {name[2:] for name in names if name != "O"}
    wanted = {name[2:] for name in examples.class_names if name != "O"}
    if wanted and not theirs & wanted:
        raise ValueError(
            f"The model's types must be the data's, {sorted(wanted)}. Received: {sorted(theirs)}"
        )


def _steps(steps: Any, shown: bool, unit: str) -> tqdm.tqdm:
    return tqdm.tqdm(steps, desc="tagging", unit=unit, disable=not shown)


def _with_weights(inputs: dict[str, tf.Tensor], targets: tf.Tensor) -> tuple[Any, ...]:
    """A backbone's inputs, the classes, and a weight of one at every word."""
    place = tf.range(tf.shape(inputs["token_ids"])[1])[None, :]
    packed = {
        "token_ids": inputs["token_ids"],
        "padding_mask": tf.cast(place < inputs["lengths"][:, None], tf.int32),
        "segment_ids": tf.zeros_like(inputs["token_ids"]),
    }
    return packed, tf.maximum(targets - 1, 0), tf.cast(targets > 0, tf.float32)
