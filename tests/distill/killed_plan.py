# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Runs a plan with dropout and leaves `weights.npz`; may be killed and begun again."""

import dataclasses
import pathlib
import sys

import keras
import numpy as np

from mobilebert_tf.distill import progressive, run_transfer_plan
from mobilebert_tf.training import TrainingConfig
from tests.training import toy

STEPS = 40


def main(directory):
    plan = progressive(2, STEPS, STEPS, lower_layer_learning_rate_factor=0.1)
    stages = [dataclasses.replace(stage, dropout=True) for stage in plan.stages]
    keras.utils.set_random_seed(0)
    teacher = toy.pretrainer("ib_bert_toy")
    student = toy.pretrainer("mobilebert_toy", attention_dropout=0.3)
    run_transfer_plan(
        dataclasses.replace(plan, stages=tuple(stages)),
        teacher,
        student,
        toy.dataset_fn(),
        directory,
        config=TrainingConfig(steps_per_loop=1, checkpoint_interval=3),
        progress=False,
    )
    np.savez(directory / "weights.npz", **{v.path: v.numpy() for v in student.weights})


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
