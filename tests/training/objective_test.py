# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Objectives return what they declare."""

import pytest

from mobilebert_tf.distill import distillation_only, joint
from mobilebert_tf.distill.stage_objective import StageObjective
from mobilebert_tf.training import PretrainingObjective
from tests.training import toy


@pytest.fixture(scope="module")
def objectives():
    teacher, student = toy.pretrainer("ib_bert_toy"), toy.pretrainer("mobilebert_toy")
    stages = (joint(2, 1, 1).stages[0], distillation_only(1).stages[0])
    return [
        PretrainingObjective(teacher),
        *(StageObjective(stage, teacher, student, (0, 1)) for stage in stages),
    ]


@pytest.mark.parametrize("index", range(3))
def test_sums_are_the_declared_scalars(objectives, index):
    objective = objectives[index]
    sums = objective(toy.first_batch())
    assert set(sums) == {*objective.loss_factors, *objective.metric_names}
    for pair in sums.values():
        assert pair.total.shape == pair.weight.shape == ()
        assert pair.total.dtype == pair.weight.dtype == "float32"
