# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""One worker of several, or the only one; trains into a directory and saves its weights."""

import pathlib
import sys

import keras
import numpy as np

from mobilebert_tf.training import (
    OptimizationConfig,
    PretrainingObjective,
    TrainingConfig,
    distribution_strategy,
    run_training,
)
from tests.training import toy


def main(distribution, directory, weights):
    strategy = distribution_strategy(distribution)
    keras.utils.set_random_seed(0)
    optimization = OptimizationConfig(learning_rate=0.01, global_clipnorm=0.1)
    with strategy.scope():
        model = toy.pretrainer("mobilebert_toy", num_layers=1)
        for steps in (2, 4):
            run_training(
                PretrainingObjective(model),
                model.trainable_variables,
                optimization.make_optimizer(4),
                toy.dataset_fn(),
                steps=steps,
                directory=directory,
                config=TrainingConfig(steps_per_loop=1, checkpoint_interval=1, tensorboard=True),
                progress=False,
            )
    np.savez(weights, **{v.path: v.numpy() for v in model.weights})


if __name__ == "__main__":
    main(sys.argv[1], *map(pathlib.Path, sys.argv[2:]))
