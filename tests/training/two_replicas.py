# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Trains the same model on one device and on two, and prints the difference."""

import tempfile

import keras
import numpy as np
import tensorflow as tf

from mobilebert_tf.training import (
    OptimizationConfig,
    PretrainingObjective,
    TrainingConfig,
    distribution_strategy,
    run_training,
)
from tests.training import toy


def main():
    cpu = tf.config.list_physical_devices("CPU")[0]
    tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * 2)
    one, start = _train(distribution_strategy("one_device"))
    strategy = distribution_strategy("mirrored")
    assert strategy.num_replicas_in_sync == 2
    two, _ = _train(strategy)
    moved = max(np.abs(a - b).max() for a, b in zip(one, start, strict=True))
    print(moved, max(np.abs(a - b).max() for a, b in zip(one, two, strict=True)))


def _train(strategy):
    keras.utils.set_random_seed(0)
    # A bound far below the gradient's norm: clipping before the sum would show.
    optimization = OptimizationConfig(learning_rate=0.01, global_clipnorm=0.1)
    with strategy.scope(), tempfile.TemporaryDirectory() as directory:
        model = toy.pretrainer("mobilebert_toy", num_layers=1)
        start = [variable.numpy() for variable in model.weights]
        run_training(
            PretrainingObjective(model),
            model.trainable_variables,
            optimization.make_optimizer(4),
            toy.dataset_fn(),
            steps=4,
            directory=directory,
            config=TrainingConfig(steps_per_loop=2),
            progress=False,
        )
        return [variable.numpy() for variable in model.weights], start


if __name__ == "__main__":
    main()
