# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What every task of the family does otherwise than KerasHub's tasks."""

import contextlib
import importlib
import json
import pathlib

import keras
import numpy as np
import tensorflow as tf

from mobilebert_tf.models.quantization import FILE_NAME, Quantization

DEFAULT_BATCH_SIZE = 32


class MobileBERTTask:
    """Shuffles what it is fitted on, and saves no optimizer; mixed into the tasks.

    KerasHub turns arrays into a data set and thereby loses `fit`'s shuffling,
    with a warning. It also writes the optimizer's state into a preset's task
    weights, which triples them and warns when somebody loads the preset.

    Attributes:
        quantization: what an int8 export will use, after quantisation-aware
            fine-tuning; part of the preset. None, also after any other training.
    """

    quantization: Quantization | None = None

    @classmethod
    def from_preset(cls, preset, load_weights: bool = True, **kwargs):
        """Loads a preset as this task, whatever task it was saved as.

        The head of the same task is kept; of another one only the backbone and the
        tokenizer are taken, and the head is drawn anew.

        Args:
            preset: folder of the preset.
            load_weights: whether to read the weights too.
            **kwargs: of the task, such as `num_classes`.
        """
        # Keras looks up the class that the preset was saved as, which nobody may have
        # imported yet.
        models = importlib.import_module("mobilebert_tf.models")
        for name in models.__all__:
            getattr(models, name)
        task = super().from_preset(preset, load_weights=load_weights, **kwargs)
        folder = pathlib.Path(preset)
        if load_weights and (folder / FILE_NAME).is_file() and _was_saved_as(folder, cls):
            task.quantization = Quantization.read(folder / FILE_NAME)
        return task

    def save_to_preset(self, preset_dir, **kwargs):
        """Saves as KerasHub does, and what quantisation-aware fine-tuning found."""
        super().save_to_preset(preset_dir, **kwargs)
        path = pathlib.Path(preset_dir) / FILE_NAME
        path.unlink(missing_ok=True)  # Of a task that was saved here before.
        if self.quantization is not None:
            self.quantization.write(path)

    def fit(
        self,
        x=None,
        y=None,
        batch_size: int | None = None,
        sample_weight=None,
        validation_data=None,
        validation_split: float | None = None,
        shuffle: bool = True,
        **kwargs,
    ):
        """Fits as `keras.Model.fit` does; `x` and `y` are whatever the task reads.

        Arrays and lists are shuffled anew in every epoch, unless `shuffle` is
        False; a `tf.data.Dataset` is taken as it is. `validation_split` is the
        share of the last examples to hold out.
        """
        self.quantization = None
        if isinstance(x, (list, tuple, dict, np.ndarray, tf.Tensor)):
            batch_size = DEFAULT_BATCH_SIZE if batch_size is None else batch_size
            packed = keras.utils.pack_x_y_sample_weight(x, y, sample_weight)
            examples = tf.data.Dataset.from_tensor_slices(packed)
            if validation_split and validation_data is None:
                kept = int(len(examples) * (1.0 - validation_split))
                validation_data = examples.skip(kept).batch(batch_size)
                examples = examples.take(kept)
            if shuffle:
                examples = examples.shuffle(max(1, len(examples)))
            x, y, sample_weight = examples.batch(batch_size), None, None
        return super().fit(
            x,
            y,
            sample_weight=sample_weight,
            validation_data=validation_data,
            shuffle=False,
            **kwargs,
        )

    def save_task_weights(self, filepath):
        """Saves what the task adds to the backbone, without the optimizer.

        Raises:
            ValueError: if the path does not end in `.weights.h5`, or the task
                adds nothing.
        """
        with self._without_optimizer():
            super().save_task_weights(filepath)

    def load_task_weights(self, filepath):
        """Loads what `save_task_weights` saved.

        Raises:
            ValueError: if the path does not end in `.weights.h5`, or the file is
                another task's.
        """
        with self._without_optimizer():
            super().load_task_weights(filepath)

    @contextlib.contextmanager
    def _without_optimizer(self):
        optimizer = getattr(self, "optimizer", None)
        self.optimizer = None
        try:
            yield
        finally:
            self.optimizer = optimizer


def _was_saved_as(folder: pathlib.Path, cls: type) -> bool:
    path = folder / "task.json"
    saved = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return saved.get("class_name") == cls.__name__
