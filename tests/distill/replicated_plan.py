# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Carries out a plan with a feature cache on one device and on two; prints the difference."""

import tempfile

import keras
import numpy as np
import tensorflow as tf

from mobilebert_tf.distill import FeatureCacheConfig, TransferPlan, progressive, run_transfer_plan
from mobilebert_tf.training import OptimizationConfig, TrainingConfig, distribution_strategy
from tests.training import toy

STEPS = 2
OPTIMIZATION = OptimizationConfig(learning_rate=1e-2, end_learning_rate_ratio=1.0)
PLAN = TransferPlan(
    stages=progressive(
        2, STEPS, 1, layer_optimization=OPTIMIZATION, lower_layer_learning_rate_factor=0.0
    ).stages[:2],
    repeat_batches=True,
    feature_cache=FeatureCacheConfig(max_gigabytes=0.1, dtype="float32"),
)


def main():
    cpu = tf.config.list_physical_devices("CPU")[0]
    tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * 2)
    one, two = _train("one_device"), _train("mirrored")
    print(max(np.abs(a - b).max() for a, b in zip(one, two, strict=True)))


def _train(distribution):
    strategy = distribution_strategy(distribution)
    keras.utils.set_random_seed(0)
    with strategy.scope(), tempfile.TemporaryDirectory() as directory:
        teacher, student = toy.pretrainer("ib_bert_toy"), toy.pretrainer("mobilebert_toy")
        config = TrainingConfig(steps_per_loop=STEPS)
        data = toy.dataset_fn()
        run_transfer_plan(PLAN, teacher, student, data, directory, config=config, progress=False)
        return [variable.numpy() for variable in student.weights]


if __name__ == "__main__":
    main()
