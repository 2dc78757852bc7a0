# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Learning a fine-tuned teacher's outputs beside the labels."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
from keras import ops

from mobilebert_tf.losses import knowledge_distillation_loss
from mobilebert_tf.models import load_preset
from mobilebert_tf.tasks.fine_tuning_task import FineTuningTask, TaskExamples, TrainingArrays

_SMALLEST = 1e-12


class TaskDistillationLoss(keras.losses.Loss):
    """`(1 - share) L(label, y) + share L(teacher, y)`.

    For classes `L` is the cross-entropy and `T^2 KL(softmax(t / T) || softmax(s / T))`,
    for one number the squared error in both terms. Targets are
    `(batch, 1 + outputs)`: the label, then the teacher's outputs.

    Args:
        share: of the teacher, from 0 to 1.
        temperature: T.
    """

    def __init__(self, share: float, temperature: float, **kwargs: Any):
        super().__init__(**kwargs)
        self.share = share
        self.temperature = temperature

    def call(self, y_true: Any, y_pred: Any) -> Any:
        labels, teacher = y_true[:, 0], y_true[:, 1:]
        if y_pred.shape[-1] == 1:
            own = ops.square(labels - y_pred[:, 0])
            theirs = ops.square(teacher[:, 0] - y_pred[:, 0])
        else:
            own = ops.sparse_categorical_crossentropy(
                ops.cast(labels, "int32"), y_pred, from_logits=True
            )
            # One at a time: Keras takes the mean over the batch, and weighs it.
            weights = ops.ones_like(labels)
            theirs = knowledge_distillation_loss(teacher, y_pred, weights, self.temperature)
            theirs = theirs.total / theirs.weight
        return (1.0 - self.share) * own + self.share * theirs

    def get_config(self) -> dict[str, Any]:
        return super().get_config() | {"share": self.share, "temperature": self.temperature}


def add_teacher(
    arrays: TrainingArrays,
    task: FineTuningTask,
    examples: TaskExamples,
    teacher: str,
    batch_size: int,
    progress: bool = True,
) -> TrainingArrays:
    """Returns the arrays with targets for `TaskDistillationLoss`.

    Args:
        arrays: with a label per example.
        task: of the examples.
        examples: the training split, which the teacher reads once.
        teacher: a fine-tuned preset of the same task.
        batch_size: of the teacher.
        progress: show how far it is.

    Raises:
        ValueError: if the teacher is for another task, or the task's targets are not
            one number an example.
    """
    labels = np.asarray(arrays.targets) if isinstance(arrays.targets, np.ndarray) else None
    if labels is None or labels.shape != (len(examples),):
        raise ValueError(
            "`teacher` needs a task with one class or number an example. "
            f"Received: task={task.name!r}"
        )
    model = load_preset(teacher)
    outputs = np.asarray(task.keras_outputs(model, examples, batch_size, progress))
    if getattr(model, "activation", None) is keras.activations.softmax:
        outputs = np.log(np.maximum(outputs, _SMALLEST))
    targets = np.concatenate([labels[:, None], outputs], axis=1).astype("float32")
    return arrays._replace(targets=targets)
