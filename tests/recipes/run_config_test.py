# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A run's config knows what a run needs."""

import pytest

from mobilebert_tf.distill import StrategyConfig
from mobilebert_tf.recipes import RunConfig

BARE = StrategyConfig(name="bare")


def test_complete_configs_pass():
    RunConfig(examples="e", output="o", teacher="t").check_paths()
    RunConfig(examples="e", output="o", vocabulary="v", strategy=BARE).check_paths()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "`examples` must be given"),
        ({"examples": "e"}, "`output` must be given"),
        ({"examples": "e", "output": "o"}, "'progressive' needs a preset as `teacher`"),
        (
            {"examples": "e", "output": "o", "teacher": "t", "strategy": BARE},
            "'bare' has no `teacher`. Received: teacher='t'",
        ),
        ({"examples": "e", "output": "o", "strategy": BARE}, "`vocabulary` must be given"),
        (
            {"examples": "e", "output": "o", "strategy": BARE, "teacher_dtype": "float32"},
            "`teacher_dtype` must be empty",
        ),
    ],
)
def test_what_is_missing_is_named(fields, message):
    with pytest.raises(ValueError, match=message):
        RunConfig(**fields).check_paths()


def test_other_dtypes_are_refused():
    with pytest.raises(ValueError, match="Received: dtype='float16'"):
        RunConfig(dtype="float16")
    with pytest.raises(ValueError, match="Received: teacher_dtype='bfloat16'"):
        RunConfig(teacher_dtype="bfloat16")


def test_a_negative_number_of_layers_is_refused():
    with pytest.raises(ValueError, match=r"`num_layers` must not be .* Received: num_layers=-1"):
        RunConfig(num_layers=-1)


@pytest.mark.parametrize("seed", [-1, 2**32])
def test_a_seed_out_of_range_is_refused(seed):
    with pytest.raises(ValueError, match=f"`seed` must be .* Received: seed={seed}"):
        RunConfig(seed=seed)


def test_a_tpu_that_would_not_be_used_is_refused():
    assert RunConfig(distribution="tpu", tpu="mine").tpu == "mine"
    with pytest.raises(ValueError, match="Received: distribution='one_device', tpu='mine'"):
        RunConfig(tpu="mine")
