# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A strategy by name makes the plan of that name, with its numbers."""

import dataclasses

import pytest

from mobilebert_tf.distill import (
    DistillationConfig,
    FeatureCacheConfig,
    LayerTransferConfig,
    StrategyConfig,
    auxiliary,
    bare,
    distillation_only,
    joint,
    progressive,
)
from mobilebert_tf.training import OptimizationConfig

FAST, SLOW = OptimizationConfig(learning_rate=1.0), OptimizationConfig(learning_rate=0.1)
TRANSFER = LayerTransferConfig(feature_mean_factor=1.0)
DISTILLATION = DistillationConfig(temperature=2.0)
LAST = {"optimization": SLOW, "distillation": DISTILLATION}
LAYERS = {"layer_optimization": FAST, "transfer": TRANSFER}
PLANS = {
    "progressive": progressive(2, 3, 5, lower_layer_learning_rate_factor=0.2, **LAYERS, **LAST),
    "joint": joint(2, 3, 5, **LAYERS, **LAST),
    "auxiliary": auxiliary(2, 5, transfer=TRANSFER, **LAST),
    "distillation_only": distillation_only(5, **LAST),
    "bare": bare(5, optimization=SLOW),
}


@pytest.mark.parametrize("name", PLANS)
def test_plan_of_each_name(name):
    config = StrategyConfig(
        name=name,
        layer_steps=3,
        steps=5,
        layer_optimization=FAST,
        optimization=SLOW,
        transfer=TRANSFER,
        distillation=DISTILLATION,
        lower_layer_learning_rate_factor=0.2,
    )
    assert config.make_plan(2) == PLANS[name]
    assert config.has_teacher == (name != "bare")


@pytest.mark.parametrize("name", PLANS)
def test_what_makes_no_difference_is_unread(name):
    other = {
        "layer_steps": 4,
        "steps": 6,
        "layer_optimization": SLOW,
        "optimization": FAST,
        "transfer": TRANSFER,
        "distillation": DISTILLATION,
        "lower_layer_learning_rate_factor": 0.2,
        "layer_map": (0, 1),
        "repeat_batches": True,
    }
    config = StrategyConfig(name=name, layer_steps=3, steps=5, layer_optimization=FAST)
    plan = config.make_plan(2)
    for field, value in other.items():
        changed = dataclasses.replace(config, **{field: value}).make_plan(2)
        same = (changed.stages, changed.first_batches) == (plan.stages, plan.first_batches)
        # A layer of the teacher matters where a stage imitates layers.
        mapped = field == "layer_map" and any(stage.layers for stage in plan.stages)
        assert (field in config.unread_fields) == (same and not mapped), field
    # A feature cache is refused where it makes no difference.
    assert set(config.unread_fields) <= {*other, "feature_cache"}


def test_layer_map_is_the_plans():
    config = StrategyConfig(name="joint", layer_map=(1, 3))
    assert config.make_plan(2).layer_map == (1, 3)


def test_cache_is_the_plans_and_refused_where_it_is_of_no_use():
    cache = FeatureCacheConfig(max_gigabytes=1.0)
    frozen = {"lower_layer_learning_rate_factor": 0.0, "repeat_batches": True}
    plan = StrategyConfig(**frozen, feature_cache=cache).make_plan(2)
    assert plan.repeat_batches and plan.feature_cache == cache
    with pytest.raises(ValueError, match="none that can read features"):
        StrategyConfig(name="bare", **frozen, feature_cache=cache)
    with pytest.raises(ValueError, match="`repeat_batches` must be True"):
        StrategyConfig(feature_cache=cache)


def test_other_names_are_refused():
    with pytest.raises(ValueError, match="Received: name='jointly'"):
        StrategyConfig(name="jointly")
