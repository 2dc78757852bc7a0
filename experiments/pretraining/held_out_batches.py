# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The batches that models are scored on."""

from __future__ import annotations

from pathlib import Path

import tensorflow as tf

from experiments.pretraining.example_scale import ExampleScale
from experiments.pretraining.write_examples import EXAMPLES
from mobilebert_tf.data import PretrainingDatasetConfig, pretraining_dataset


def held_out_batches(directory: Path, scale: ExampleScale, seed: int = 0) -> tf.data.Dataset:
    """Returns the held-out examples once, masked the same whoever is asked.

    Args:
        directory: where `write_examples` has written.
        scale: of the examples.
        seed: of the masks.
    """
    config = PretrainingDatasetConfig(
        batch_size=scale.batch_size, max_predictions=scale.predictions, seed=seed
    )
    return pretraining_dataset(directory / EXAMPLES, "held_out", config)
