# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The paper's strategies, as the stages they are."""

from mobilebert_tf.distill import (
    StrategyConfig,
    auxiliary,
    bare,
    distillation_only,
    joint,
    progressive,
)


def shape(plan):
    return [(s.name, s.steps, s.layers, s.trains_everything) for s in plan.stages]


def test_progressive_goes_layer_by_layer_and_then_distills():
    plan = progressive(3, 10, 50)
    assert shape(plan) == [
        ("layer_0", 10, (0,), False),
        ("layer_1", 10, (1,), False),
        ("layer_2", 10, (2,), False),
        ("distillation", 50, (), True),
    ]
    assert [s.lower_layer_learning_rate_factor for s in plan.stages] == [0.1, 0.1, 0.1, 0.0]


def test_the_config_and_the_plan_agree_on_the_layers_below():
    config = StrategyConfig(layer_steps=10, steps=50)
    assert config.make_plan(3) == progressive(3, 10, 50)


def test_joint_has_one_stage_of_all_layers():
    assert shape(joint(3, 30, 50)) == [
        ("layers", 30, (0, 1, 2), False),
        ("distillation", 50, (), True),
    ]


def test_auxiliary_is_one_loss():
    plan = auxiliary(3, 80)
    assert shape(plan) == [("auxiliary", 80, (0, 1, 2), True)]
    assert plan.stages[0].distillation.ground_truth_ratio == 0.5


def test_distillation_only_copies_and_bare_does_not():
    assert shape(distillation_only(50)) == [("distillation", 50, (), True)]
    assert distillation_only(50).copy_from_teacher
    plan = bare(50)
    assert shape(plan) == [("pretraining", 50, (), True)]
    assert not plan.copy_from_teacher
    assert plan.stages[0].distillation.ground_truth_ratio == 1.0
    assert plan.stages[0].dropout


def test_layers_have_a_constant_rate_and_distillation_decays():
    first, last = joint(2, 10, 10).stages
    assert first.optimization.end_learning_rate_ratio == 1.0
    assert last.optimization.end_learning_rate_ratio == 1e-4
