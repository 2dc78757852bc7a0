# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The named recipes hold the published numbers, and all can be planned."""

import pytest

from mobilebert_tf.distill import LayerTransferConfig
from mobilebert_tf.models import architecture
from mobilebert_tf.recipes import recipe, recipe_names

STUDENTS = ("progressive", "joint", "auxiliary", "distillation_only", "bare")


@pytest.mark.parametrize("name", recipe_names())
def test_every_recipe_makes_a_plan_for_its_architecture(name):
    config = recipe(name)
    num_layers = architecture(config.architecture)["num_layers"]
    stages = config.strategy.make_plan(num_layers).stages
    assert max(max(stage.layers, default=0) for stage in stages) in (0, num_layers - 1)
    for stage in stages:
        stage.optimization.make_optimizer(stage.steps)


@pytest.mark.parametrize("suffix", ["", "_small", "_toy"])
def test_students_take_the_same_number_of_steps(suffix):
    steps = set()
    for name in STUDENTS:
        config = recipe(name + suffix)
        num_layers = architecture(config.architecture)["num_layers"]
        steps.add(sum(stage.steps for stage in config.strategy.make_plan(num_layers).stages))
    assert len(steps) == 1


@pytest.mark.parametrize("suffix", ["_small", "_toy"])
def test_cached_recipe_is_the_progressive_one_with_frozen_layers(suffix):
    cached, plain = recipe(f"progressive_cached{suffix}"), recipe(f"progressive{suffix}")
    plan, other = (
        each.strategy.make_plan(architecture(each.architecture)["num_layers"])
        for each in (cached, plain)
    )
    assert [(stage.name, stage.steps) for stage in plan.stages] == [
        (stage.name, stage.steps) for stage in other.stages
    ]
    assert [stage.can_read_features for stage in plan.stages].count(False) == 2
    assert (cached.data, cached.training) == (plain.data, plain.training)


def test_recipe_of_the_original_readme():
    config = recipe("original")
    strategy = config.strategy
    assert config.data.batch_size == 2048
    assert config.data.max_predictions == 20
    assert strategy.transfer == LayerTransferConfig(
        feature_map_factor=0.0,
        normalized_feature_map_factor=100.0,
        feature_mean_factor=5000.0,
        feature_variance_factor=5.0,
        attention_factor=1.0,
    )
    assert (strategy.layer_steps, strategy.steps) == (10_000, 500_000)
    assert strategy.lower_layer_learning_rate_factor == 0.1
    last = strategy.optimization
    assert (last.learning_rate, last.warmup_steps) == (1.5e-3, 10_000)
    layer = strategy.layer_optimization
    assert layer.learning_rate == pytest.approx(3 * 1.5e-3)
    assert (layer.warmup_steps, layer.end_learning_rate_ratio) == (1000, 0.9)
    assert strategy.distillation.ground_truth_ratio == 0.5


def test_unknown_names_are_refused_with_the_nearest():
    with pytest.raises(ValueError, match="Did you mean 'progressive_toy'"):
        recipe("progresive_toy")
