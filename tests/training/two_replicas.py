# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Trains the same model on one device, on two, and in parts on two; prints the differences.

Learns from the toy batches, or from a folder of examples.
"""

import functools
import sys
import tempfile

import keras
import numpy as np
import tensorflow as tf

from mobilebert_tf.data import PretrainingDatasetConfig, pretraining_dataset
from mobilebert_tf.training import (
    OptimizationConfig,
    PretrainingObjective,
    TrainingConfig,
    distribution_strategy,
    run_training,
)
from tests.training import toy


def main(examples=None):
    cpu = tf.config.list_physical_devices("CPU")[0]
    tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * 2)
    data = toy.dataset_fn()
    if examples:
        config = PretrainingDatasetConfig(batch_size=4, max_predictions=3, examples_in_memory=20)
        data = functools.partial(pretraining_dataset, examples, "train", config)
    one, start = _train(data, distribution_strategy("one_device"))
    strategy = distribution_strategy("mirrored")
    assert strategy.num_replicas_in_sync == 2
    results = [start, _train(data, strategy)[0], _train(data, strategy, micro_batches=2)[0]]
    print(*(max(np.abs(a - b).max() for a, b in zip(one, r, strict=True)) for r in results))


def _train(data, strategy, micro_batches=1):
    keras.utils.set_random_seed(0)
    # A bound far below the gradient's norm: clipping before the sum would show.
    optimization = OptimizationConfig(learning_rate=0.01, global_clipnorm=0.1)
    with strategy.scope(), tempfile.TemporaryDirectory() as directory:
        model = toy.pretrainer("mobilebert_toy", num_layers=1, max_sequence_length=16)
        start = [variable.numpy() for variable in model.weights]
        run_training(
            PretrainingObjective(model),
            model.trainable_variables,
            optimization.make_optimizer(4),
            data,
            steps=4,
            directory=directory,
            config=TrainingConfig(steps_per_loop=2, micro_batches=micro_batches),
            progress=False,
        )
        return [variable.numpy() for variable in model.weights], start


if __name__ == "__main__":
    main(*sys.argv[1:])
