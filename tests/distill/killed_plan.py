# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Runs a plan with dropout and leaves `weights.npz`; may be killed and begun again."""

import dataclasses
import pathlib
import sys

import keras
import numpy as np

from mobilebert_tf.distill import FeatureCacheConfig, progressive, run_transfer_plan
from mobilebert_tf.training import TrainingConfig
from tests.training import toy

STEPS = 40


def main(directory, kind="plain"):
    plan = _cached() if kind == "cached" else _plain()
    layers = {"num_layers": sum(bool(stage.layers) for stage in plan.stages)}
    keras.utils.set_random_seed(0)
    teacher = toy.pretrainer("ib_bert_toy", **layers)
    student = toy.pretrainer("mobilebert_toy", attention_dropout=0.3, **layers)
    run_transfer_plan(
        plan,
        teacher,
        student,
        toy.dataset_fn(),
        directory,
        config=TrainingConfig(steps_per_loop=1, checkpoint_interval=3),
        progress=False,
    )
    np.savez(directory / "weights.npz", **{v.path: v.numpy() for v in student.weights})


def _plain():
    plan = progressive(2, STEPS, STEPS, lower_layer_learning_rate_factor=0.1)
    stages = (dataclasses.replace(stage, dropout=True) for stage in plan.stages)
    return dataclasses.replace(plan, stages=tuple(stages))


def _cached():
    return dataclasses.replace(
        progressive(3, 12, 4, lower_layer_learning_rate_factor=0.0),
        repeat_batches=True,
        feature_cache=FeatureCacheConfig(max_gigabytes=1.0),
    )


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), *sys.argv[2:])
