# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Trains into a directory and leaves `weights.npy` there; may be killed and begun again."""

import pathlib
import sys

import numpy as np

from mobilebert_tf.training import OptimizationConfig, TrainingConfig, run_training
from tests.training import toy


def main(directory):
    objective = toy.LinearObjective(dropout=0.5)
    run_training(
        objective,
        objective.model.trainable_variables,
        OptimizationConfig(learning_rate=0.1).make_optimizer(2000),
        toy.linear_data(),
        steps=2000,
        directory=directory,
        config=TrainingConfig(steps_per_loop=5, checkpoint_interval=15),
        progress=False,
    )
    weights = [variable.numpy().ravel() for variable in objective.model.weights]
    np.save(directory / "weights.npy", np.concatenate(weights))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
