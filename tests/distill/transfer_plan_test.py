# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A plan is a list of different stages."""

import dataclasses

import pytest

from mobilebert_tf.distill import (
    FeatureCacheConfig,
    TransferPlan,
    distillation_only,
    joint,
    progressive,
)


def test_empty_plans_and_equal_names_are_refused():
    stage = distillation_only(1).stages[0]
    with pytest.raises(ValueError, match="must not be empty"):
        TransferPlan(stages=())
    with pytest.raises(ValueError, match=r"\['distillation'\] twice"):
        TransferPlan(stages=(stage, stage))


def test_batches_go_on_through_the_plan_or_are_repeated_by_the_layers():
    plan = progressive(3, 4, 9)
    assert plan.first_batches == (0, 4, 8, 12)
    assert dataclasses.replace(plan, repeat_batches=True).first_batches == (0, 0, 0, 4)


CACHE = FeatureCacheConfig(max_gigabytes=1.0)


def test_cache_of_batches_that_are_not_repeated_is_refused():
    with pytest.raises(ValueError, match="`repeat_batches` must be True"):
        dataclasses.replace(
            progressive(2, 4, 9, lower_layer_learning_rate_factor=0.0), feature_cache=CACHE
        )


@pytest.mark.parametrize(
    "plan", [progressive(2, 4, 9, lower_layer_learning_rate_factor=0.1), joint(2, 4, 9)]
)
def test_cache_that_no_stage_can_read_is_refused(plan):
    with pytest.raises(ValueError, match="none that can read features"):
        dataclasses.replace(plan, repeat_batches=True, feature_cache=CACHE)


FIRST, SECOND, THIRD, FOURTH, LAST = progressive(
    4, 4, 9, lower_layer_learning_rate_factor=0.0
).stages


@pytest.mark.parametrize(
    "stages",
    [
        (FIRST, THIRD, SECOND, FOURTH, LAST),
        (FIRST, SECOND, LAST, THIRD, FOURTH),
        (
            *(FIRST, SECOND),
            dataclasses.replace(THIRD, lower_layer_learning_rate_factor=0.1),
            *(FOURTH, LAST),
        ),
    ],
    ids=["not deeper", "heads between", "soft between"],
)
def test_cache_of_features_that_would_change_is_refused(stages):
    with pytest.raises(ValueError, match="would change the features that are kept"):
        TransferPlan(stages=stages, repeat_batches=True, feature_cache=CACHE)
