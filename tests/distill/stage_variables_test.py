# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Which variables a stage trains."""

import pytest
import tensorflow as tf

from mobilebert_tf.distill import (
    DistillationConfig,
    StageObjective,
    distillation_only,
    joint,
    progressive,
    stage_variables,
)
from tests.training import toy


@pytest.fixture(scope="module")
def student():
    return toy.pretrainer("mobilebert_toy", num_layers=3)


def blocks(variables):
    return {variable.path.split("/")[0] for variable in variables}


def test_hard_freezing_trains_the_layer_alone(student):
    plan = progressive(3, 1, 1, lower_layer_learning_rate_factor=0.0)
    variables, factors = stage_variables(plan.stages[1], student)
    assert blocks(variables) == {"block_1"} and factors == {}


def test_soft_freezing_slows_the_layers_below(student):
    plan = progressive(3, 1, 1, lower_layer_learning_rate_factor=0.1)
    variables, factors = stage_variables(plan.stages[2], student)
    assert blocks(variables) == {"block_0", "block_1", "block_2"}
    optimizer = plan.stages[2].optimization.make_optimizer(1, factors)
    optimizer.build(variables)
    rates = dict(zip((v.path for v in variables), optimizer._factors, strict=True))
    assert {rate for path, rate in rates.items() if path.startswith("block_2/")} == {1.0}
    assert {rate for path, rate in rates.items() if not path.startswith("block_2/")} == {0.1}


def test_no_gradient_is_computed_below_a_frozen_layer():
    # Depth adds forward work alone: what computes the gradient is as large at every layer.
    bottom, upper = _gradient_operations(0), _gradient_operations(1)
    assert bottom == upper
    assert _gradient_operations(1, factor=0.1) > 1.5 * upper


def _gradient_operations(layer, factor=0.0):
    """How many operations of the stage's step lie in the gradient."""
    plan = progressive(2, 1, 1, lower_layer_learning_rate_factor=factor)
    teacher, student = toy.pretrainer("ib_bert_toy"), toy.pretrainer("mobilebert_toy")
    objective = StageObjective(plan.stages[layer], teacher, student, (0, 1))
    variables = [v.value for v in stage_variables(plan.stages[layer], student)[0]]
    batch = toy.first_batch()

    def loss():
        return sum(share.total for share in objective(batch).values())

    def gradient():
        with tf.GradientTape(watch_accessed_variables=False) as tape:
            tape.watch(variables)
            value = loss()
        return tape.gradient(value, variables)

    forward, both = (
        len(tf.function(function).get_concrete_function().graph.get_operations())
        for function in (loss, gradient)
    )
    return both - forward


def test_joint_trains_the_blocks_and_distillation_everything(student):
    assert blocks(stage_variables(joint(3, 1, 1).stages[0], student)[0]) == {
        "block_0",
        "block_1",
        "block_2",
    }
    variables, _ = stage_variables(distillation_only(1).stages[0], student)
    assert len(variables) == len(student.trainable_variables)


def test_what_the_next_sentence_alone_would_train_rests_without_its_loss():
    student = toy.pretrainer("mobilebert_toy", tanh_pooler=True)
    words = DistillationConfig(next_sentence_factor=0.0)
    variables, _ = stage_variables(distillation_only(1, distillation=words).stages[0], student)
    left_out = {v.path for v in student.trainable_variables} - {v.path for v in variables}
    assert left_out == {
        f"{layer}/{name}"
        for layer in ("next_sentence_head", "pooler")
        for name in ("kernel", "bias")
    }
    everything, _ = stage_variables(distillation_only(1).stages[0], student)
    assert len(everything) == len(student.trainable_variables)


def test_a_block_that_does_not_exist_is_refused(student):
    with pytest.raises(ValueError, match=r"layers=\(3,\) in stage 'layer_3'"):
        stage_variables(progressive(4, 1, 1).stages[3], student)
