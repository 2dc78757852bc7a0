# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Fine-tuning of a text classifier with the defaults that MobileBERT wants."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Sequence
from pathlib import Path

import keras
import tensorflow as tf

from mobilebert_tf.models import MobileBERTTextClassifier
from mobilebert_tf.optimizers import LinearWarmupDecay

_ACCURACY = "val_sparse_categorical_accuracy"


@dataclasses.dataclass(frozen=True, kw_only=True)
class FineTuningConfig:
    """How a classifier is fine-tuned.

    MobileBERT wants a larger learning rate and more epochs than BERT (paper
    section 4.3); the rate warms up and then falls linearly to zero. AdamW does
    not decay norms and biases, as in the original code.

    Attributes:
        epochs: passes over the training texts.
        batch_size: texts of a step.
        learning_rate: the peak.
        warmup_ratio: share of all steps in which the rate rises from zero.
        weight_decay: decoupled decay of kernels and embeddings.
        global_clipnorm: the norm of all gradients together is at most this.
        seed: of the order of the texts.
    """

    epochs: int = 5
    batch_size: int = 32
    learning_rate: float = 1e-4
    warmup_ratio: float = 0.1
    weight_decay: float = 0.01
    global_clipnorm: float = 1.0
    seed: int = 0

    def __post_init__(self):
        for field in ("epochs", "batch_size", "learning_rate", "global_clipnorm"):
            if getattr(self, field) <= 0:
                raise ValueError(
                    f"`{field}` must be positive. Received: {field}={getattr(self, field)}"
                )
        if not 0 <= self.warmup_ratio < 1:
            raise ValueError(
                "`warmup_ratio` must be at least 0 and below 1. "
                f"Received: warmup_ratio={self.warmup_ratio}"
            )


def fine_tune(
    classifier: MobileBERTTextClassifier,
    texts: Sequence[str],
    labels: Sequence[int],
    development_texts: Sequence[str],
    development_labels: Sequence[int],
    directory: str | os.PathLike,
    config: FineTuningConfig = FineTuningConfig(),
    verbose: int = 1,
) -> dict[str, list[float]]:
    """Trains `classifier` in place and leaves it with its best epoch's weights.

    A run that was interrupted continues with the first unfinished epoch when it
    is started again with the same `directory`.

    Args:
        classifier: with its preprocessor.
        texts: the training texts.
        labels: their classes, integers.
        development_texts: choose the best epoch.
        development_labels: their classes.
        directory: for the state of an interrupted run and the best weights.
        config: the hyper-parameters.
        verbose: as in `keras.Model.fit`.

    Returns:
        The history: name of a figure -> its value after every epoch.
    """
    files = _Files(Path(directory))
    files.prepare()
    steps = config.epochs * -(-len(texts) // config.batch_size)
    classifier.compile(optimizer=_optimizer(config, steps))
    dataset = tf.data.Dataset.from_tensor_slices((list(texts), list(labels)))
    dataset = dataset.shuffle(len(texts), seed=config.seed).batch(config.batch_size)
    development = tf.data.Dataset.from_tensor_slices(
        (list(development_texts), list(development_labels))
    ).batch(config.batch_size)
    classifier.fit(
        dataset,
        validation_data=development,
        epochs=config.epochs,
        shuffle=False,  # the data set is: Keras cannot shuffle one
        callbacks=files.callbacks(),
        verbose=verbose,
    )
    classifier.load_weights(files.best)
    return files.read_history()


def _optimizer(config: FineTuningConfig, steps: int) -> keras.optimizers.Optimizer:
    schedule = LinearWarmupDecay(
        config.learning_rate, steps, warmup_steps=int(config.warmup_ratio * steps), end_ratio=0.0
    )
    optimizer = keras.optimizers.AdamW(
        schedule,
        weight_decay=config.weight_decay,
        epsilon=1e-6,
        global_clipnorm=config.global_clipnorm,
    )
    optimizer.exclude_from_weight_decay(var_names=["bias", "gamma", "beta"])
    return optimizer


@dataclasses.dataclass(frozen=True)
class _Files:
    """What a run leaves in its directory."""

    directory: Path

    @property
    def best(self) -> Path:
        return self.directory / "best.weights.h5"

    @property
    def backup(self) -> Path:
        return self.directory / "backup"

    @property
    def history(self) -> Path:
        return self.directory / "history.jsonl"

    def prepare(self) -> None:
        """Forgets a finished run; keeps what an interrupted one needs."""
        self.directory.mkdir(parents=True, exist_ok=True)
        if not self.backup.exists():
            self.best.unlink(missing_ok=True)
            self.history.unlink(missing_ok=True)

    def callbacks(self) -> list[keras.callbacks.Callback]:
        accuracies = self.read_history().get(_ACCURACY)
        return [
            keras.callbacks.ModelCheckpoint(
                self.best,
                monitor=_ACCURACY,
                mode="max",
                save_best_only=True,
                save_weights_only=True,
                initial_value_threshold=max(accuracies) if accuracies else None,
            ),
            keras.callbacks.LambdaCallback(on_epoch_end=self._write_epoch),
            keras.callbacks.BackupAndRestore(self.backup),
        ]

    def read_history(self) -> dict[str, list[float]]:
        if not self.history.exists():
            return {}
        rows = [json.loads(line) for line in self.history.read_text().splitlines()]
        return {name: [row[name] for row in rows] for name in rows[0]}

    def _write_epoch(self, epoch: int, logs: dict[str, float]) -> None:
        with self.history.open("a") as file:
            file.write(json.dumps({"epoch": epoch, **logs}) + "\n")
