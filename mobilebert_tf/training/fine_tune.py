# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Fine-tuning on labelled strings with the defaults that MobileBERT wants."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import keras
import keras_hub
import numpy as np

from mobilebert_tf.models import MobileBERTMultiLabelClassifier, MobileBERTTextClassifier
from mobilebert_tf.training.fine_tune_epochs import fine_tune_epochs
from mobilebert_tf.training.fine_tuning_config import FineTuningConfig

_ACCURACY = "val_sparse_categorical_accuracy"
_SMALL_LOSS = "val_negative_loss"

Texts = Sequence[str] | tuple[Sequence[str], Sequence[str]]


def fine_tune(
    model: keras_hub.models.Task,
    texts: Texts,
    labels: Sequence[float],
    development_texts: Texts,
    development_labels: Sequence[float],
    directory: str | os.PathLike,
    config: FineTuningConfig | None = None,
    progress: bool = True,
) -> dict[str, list[float]]:
    """Trains a text classifier or regressor and leaves it with its best epoch's weights.

    ```python
    classifier = MobileBERTTextClassifier.from_preset("preset", num_classes=2)
    fine_tune(classifier, texts, labels, other_texts, other_labels, "run")
    classifier.evaluate(other_texts, other_labels, return_dict=True)
    ```

    A run that was interrupted goes on where it was, and a finished one gives its
    result again, when it is started with the same `directory`; see `fine_tune_epochs`.
    The best epoch is that of the highest accuracy on the development texts, for models
    without one that of the smallest loss.

    Args:
        model: with its preprocessor.
        texts: the training texts, or a tuple of first and of second texts.
        labels: the number of each one's class, or its target.
        development_texts: choose the best epoch.
        development_labels: of those.
        directory: of the run's state and the best weights.
        config: the hyper-parameters.
        progress: show one line with the loss and the time left.

    Returns:
        The history: name of a figure -> its value after every epoch.

    Raises:
        ValueError: if texts and labels are not equally many, or the directory holds
            another run.
        FloatingPointError: if the loss is not finite.
    """
    config = config or FineTuningConfig()
    labels, development_labels = np.asarray(labels), np.asarray(development_labels)
    # With labels, for without any a tuple of two texts is taken for a text and its label.
    packed, _ = model.preprocessor(_columns(development_texts), y=development_labels)
    has_accuracy = isinstance(model, MobileBERTTextClassifier) and not isinstance(
        model, MobileBERTMultiLabelClassifier
    )

    def score() -> dict[str, float]:
        # Keras' own, for KerasHub's would preprocess what is preprocessed already.
        results = keras.Model.evaluate(
            model,
            packed,
            development_labels,
            batch_size=config.batch_size,
            verbose=0,
            return_dict=True,
        )
        scores = {f"val_{name}": value for name, value in results.items()}
        return scores | {_SMALL_LOSS: -results["loss"]}

    history = fine_tune_epochs(
        model,
        (_columns(texts), labels),
        score,
        _ACCURACY if has_accuracy else _SMALL_LOSS,
        directory,
        config,
        preprocess=lambda x, y: model.preprocessor(x, y=y),
        progress=progress,
    )
    return {name: [record[name] for record in history] for name in history[0]}


def _columns(texts: Texts) -> Any:
    """Strings as a list, pairs as a tuple of two lists."""
    if isinstance(texts, tuple) and len(texts) == 2 and not isinstance(texts[0], str):
        return tuple(list(column) for column in texts)
    return list(texts)
