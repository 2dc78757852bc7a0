# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Small models, batches and objectives that train in no time."""

import keras
import numpy as np
import tensorflow as tf

from mobilebert_tf.losses import WeightedSum
from mobilebert_tf.models import MobileBERTBackbone, MobileBERTPretrainer, architecture

VOCABULARY = 50


def pretrainer(name, **overrides):
    sizes = {"vocabulary_size": VOCABULARY, "max_sequence_length": 12} | overrides
    return MobileBERTPretrainer(MobileBERTBackbone(**architecture(name, **sizes)))


def batches(count=8, batch=4, sequence=12, predictions=3, seed=0):
    """Batches whose rows have different lengths and numbers of masks."""
    rng = np.random.default_rng(seed)
    shape = (count, batch)
    lengths = rng.integers(sequence // 2, sequence + 1, shape)
    real = np.arange(sequence) < lengths[..., None]
    return {
        "token_ids": np.where(real, rng.integers(5, VOCABULARY, (*shape, sequence)), 0).astype(
            "int32"
        ),
        "padding_mask": real.astype("int32"),
        "segment_ids": rng.integers(0, 2, (*shape, sequence)).astype("int32"),
        "mask_positions": rng.integers(1, sequence // 2, (*shape, predictions)).astype("int32"),
        "mask_ids": rng.integers(5, VOCABULARY, (*shape, predictions)).astype("int32"),
        "mask_weights": (rng.random((*shape, predictions)) < 0.6).astype("float32"),
        "next_sentence_labels": rng.integers(0, 2, shape).astype("int32"),
    }


def first_batch(**arguments):
    return {name: tf.constant(array[0]) for name, array in batches(**arguments).items()}


def dataset_fn(**arguments):
    """Returns start -> the endless batches from there on."""
    dataset = tf.data.Dataset.from_tensor_slices(batches(**arguments)).repeat()
    return dataset.skip


class LinearObjective:
    """Mean squared error of a linear layer with dropout; counts its traces."""

    loss_factors = {"error": 2.0}  # noqa: RUF012
    metric_names = ("size",)

    def __init__(self, dropout=0.0, seed=1):
        keras.utils.set_random_seed(seed)
        inputs = keras.Input((3,))
        hidden = keras.layers.Dropout(dropout)(inputs)
        self.model = keras.Model(inputs, keras.layers.Dense(1, name="dense")(hidden))
        self.traces = 0

    def __call__(self, batch):
        self.traces += 1
        outputs = self.model(batch["x"], training=True)[:, 0]
        return {
            "error": WeightedSum.of((outputs - batch["y"]) ** 2, batch["weight"]),
            "size": WeightedSum.of(tf.abs(outputs)),
        }


def linear_data(nan_at=None):
    """Returns start -> endless batches of 4 rows; batch `nan_at` holds a NaN."""
    rng = np.random.default_rng(0)
    data = {
        "x": rng.normal(size=(100, 4, 3)).astype("float32"),
        "y": rng.normal(size=(100, 4)).astype("float32"),
        "weight": rng.integers(0, 3, (100, 4)).astype("float32"),
    }
    if nan_at is not None:
        data["y"][nan_at] = np.nan
    dataset = tf.data.Dataset.from_tensor_slices(data).repeat()
    return dataset.skip
