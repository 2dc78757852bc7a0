# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""One worker of several, or the only one; trains into a directory and saves its weights.

Learns from the toy batches, or from a folder of examples.
"""

import functools
import pathlib
import sys

import keras
import numpy as np

from mobilebert_tf.data import PretrainingDatasetConfig, pretraining_dataset
from mobilebert_tf.training import (
    OptimizationConfig,
    PretrainingObjective,
    TrainingConfig,
    distribution_strategy,
    run_training,
)
from tests.training import toy


def main(distribution, directory, weights, examples=None):
    strategy = distribution_strategy(distribution)
    keras.utils.set_random_seed(0)
    optimization = OptimizationConfig(learning_rate=0.01, global_clipnorm=0.1)
    with strategy.scope():
        model = toy.pretrainer("mobilebert_toy", num_layers=1, max_sequence_length=16)
        for steps in (2, 4):
            run_training(
                PretrainingObjective(model),
                model.trainable_variables,
                optimization.make_optimizer(4),
                _dataset_fn(examples),
                steps=steps,
                directory=directory,
                config=TrainingConfig(steps_per_loop=1, checkpoint_interval=1, tensorboard=True),
                progress=False,
            )
    np.savez(weights, **{v.path: v.numpy() for v in model.weights})


def _dataset_fn(examples):
    if examples is None:
        return toy.dataset_fn()
    config = PretrainingDatasetConfig(batch_size=4, max_predictions=3, examples_in_memory=20)
    return functools.partial(pretraining_dataset, examples, "train", config)


if __name__ == "__main__":
    main(sys.argv[1], *map(pathlib.Path, sys.argv[2:]))
