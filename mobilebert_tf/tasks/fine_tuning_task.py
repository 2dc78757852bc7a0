# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What fine-tuning and evaluation ask of a task."""

from __future__ import annotations

import abc
import os
import pathlib
import types
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

import keras


class TaskExamples(Protocol):
    """The examples of a split; what else they hold is the task's own business."""

    @property
    def summary(self) -> Mapping[str, int]:
        """Counts for people: `examples`, and each kind of row that was left out or altered."""
        ...

    def __len__(self) -> int: ...


class TrainingArrays(NamedTuple):
    """What a model is trained on.

    Attributes:
        inputs: nested arrays whose first dimension counts training examples, which for
            a task with windows are the windows.
        targets: likewise; what the model's compiled loss reads.
        preprocess: makes a batch of both into what the model itself reads,
            `(inputs, targets) -> (inputs, targets)`, in TensorFlow operations; None if
            they are that already. It may give weights as a third.
        notes: counts for people of what was made of the examples, such as windows.
    """

    inputs: Any
    targets: Any
    preprocess: Callable[[Any, Any], tuple[Any, ...]] | None = None
    notes: Mapping[str, int] = types.MappingProxyType({})


class FineTuningTask(abc.ABC):
    """A task: how to read it, which head it has, how it is scored.

    Training (`run_fine_tuning`), evaluation (`evaluate_task`) and the search know
    nothing else about a task. What `keras_outputs` and `lite_outputs` return is the
    task's own affair, but both must return the same kind of thing, one entry per
    example, because `scores`, `predictions` and `write_submission` read either.

    Attributes:
        name: as the programs' `--task` has it.
        primary_metric: the score that chooses the best epoch; larger is better.
        training_split: name of the split to learn from.
        development_splits: with labels; the first one chooses the best epoch.
        test_splits: those that submissions are made for.
        sequence_length: a sensible default for the packed length.
        points: what a score of 1 is called in tables, 100 where scores are shares and 1
            where they are per cent already.
        takes_class_names: whether `read` also has a `class_names`, those of the model
            that is judged: where data are a single file, not all of them may occur in it.
    """

    name: str
    primary_metric: str
    training_split: str = "train"
    development_splits: tuple[str, ...] = ("dev",)
    test_splits: tuple[str, ...] = ("test",)
    sequence_length: int = 128
    points: float = 100.0
    takes_class_names: bool = False

    @abc.abstractmethod
    def read(self, data: str, split: str, skip_bad_rows: bool = False) -> TaskExamples:
        """Reads a split.

        Args:
            data: a folder in the task's usual layout, one file (then it is the split
                asked for), or `tfds` or `tfds:FOLDER` for TensorFlow Datasets.
            split: one of the names above.
            skip_bad_rows: leave out rows that cannot be understood, and count them in
                the summary, instead of raising.

        Raises:
            ValueError: naming the file and the line.
        """

    @abc.abstractmethod
    def make_model(self, preset: str, examples: TaskExamples, sequence_length: int) -> keras.Model:
        """Returns the task's model on the backbone of a preset, with its preprocessor.

        Args:
            preset: folder of a backbone, a pre-trained model or a task of ours.
            examples: the training split, for the names of the classes.
            sequence_length: of the packed inputs.
        """

    @abc.abstractmethod
    def training_arrays(self, model: keras.Model, examples: TaskExamples) -> TrainingArrays:
        """Returns what the model is trained on; the model is compiled by `compile_model`."""

    def compile_model(self, model: keras.Model, optimizer: keras.optimizers.Optimizer) -> None:
        """Compiles the model with the task's loss; by default the model's own."""
        model.compile(optimizer=optimizer)

    @abc.abstractmethod
    def keras_outputs(
        self, model: keras.Model, examples: TaskExamples, batch_size: int, progress: bool = True
    ) -> Any:
        """Returns the raw outputs (such as logits) of a Keras model."""

    @abc.abstractmethod
    def lite_outputs(
        self, path: str | os.PathLike, examples: TaskExamples, threads: int, progress: bool = True
    ) -> Any:
        """Returns the raw outputs of a `.tflite` file, as `keras_outputs` does.

        Raises:
            ValueError: if the file is for another kind of task.
        """

    @abc.abstractmethod
    def lite_examples(self, examples: TaskExamples) -> list[Any]:
        """Returns the examples in the form of `lite`'s `encode_example`, to calibrate on."""

    @abc.abstractmethod
    def scores(self, examples: TaskExamples, outputs: Any) -> dict[str, float]:
        """Returns the task's official scores by name, `primary_metric` among them.

        Raises:
            ValueError: if the examples have no labels.
        """

    @abc.abstractmethod
    def predictions(self, examples: TaskExamples, outputs: Any) -> list[dict[str, Any]]:
        """Returns one JSON object per example: its id, the prediction, the label if known."""

    def write_submission(
        self,
        examples: TaskExamples,
        outputs: Any,
        split: str,
        directory: str | os.PathLike,
    ) -> Sequence[pathlib.Path]:
        """Writes the files that the task's leaderboard or official script reads, if any."""
        del examples, outputs, split, directory
        return ()
