# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Classification of one's own texts."""

from __future__ import annotations

import pathlib
from collections.abc import Sequence
from typing import Any

import numpy as np

from mobilebert_tf.metrics import accuracy
from mobilebert_tf.task_data import (
    LabelledText,
    TextExamples,
    read_labelled_text,
    split_labelled_text,
)
from mobilebert_tf.tasks.text_task import TextTask

_ENDINGS = (".tsv", ".tsv.gz", ".tsv.xz", ".tsv.bz2")
_HELD_OUT = 0.1


class LabelledTextTask(TextTask):
    """Files of lines `text<TAB>label`; `train.tsv`, and if there are any `dev.tsv` and `test.tsv`.

    The classes are those of `train.tsv`. Without a `dev.tsv` a tenth of the training
    texts is held out, the same one every time, and texts that are equal but for case
    and white space stay together.
    """

    primary_metric = "accuracy"
    takes_class_names = True

    def __init__(self, name: str = "text"):
        self.name = name

    def read(
        self,
        data: str,
        split: str,
        skip_bad_rows: bool = False,
        class_names: Sequence[str] | None = None,
    ) -> TextExamples:
        """Reads a split; see `read_labelled_text` for what is wrong with a file.

        `class_names` are a file's classes, by default those that occur in it.
        """
        if skip_bad_rows:
            raise ValueError("The task text has no bad rows to skip; mend the file.")
        folder = pathlib.Path(data)
        if not folder.is_dir():
            return _examples(read_labelled_text(folder, class_names))
        training = read_labelled_text(_file(folder, "train"))
        path = _file(folder, split, needed=split != "dev")
        if path is None:
            _, held_out = split_labelled_text(training, _HELD_OUT)
            return _examples(held_out)
        if split != "train":
            return _examples(read_labelled_text(path, training.class_names))
        if _file(folder, "dev", needed=False) is None:
            training, _ = split_labelled_text(training, _HELD_OUT)
        return _examples(training)

    def score_predictions(self, labels: Any, predictions: np.ndarray) -> dict[str, float]:
        """Returns the accuracy."""
        return {"accuracy": accuracy(labels, predictions)}


def _file(folder: pathlib.Path, split: str, needed: bool = True) -> pathlib.Path | None:
    for ending in _ENDINGS:
        if (folder / f"{split}{ending}").is_file():
            return folder / f"{split}{ending}"
    if needed:
        raise ValueError(f"`data` must hold {split}.tsv. Received: data={str(folder)!r}")
    return None


def _examples(data: LabelledText) -> TextExamples:
    return TextExamples(
        texts=data.texts,
        labels=data.labels,
        class_names=data.class_names,
        ids=tuple(map(str, range(len(data)))),
    )
