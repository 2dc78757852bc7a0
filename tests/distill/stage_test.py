# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A stage says what is learnt, or is refused."""

import pytest

from mobilebert_tf.distill import DistillationConfig, Stage
from mobilebert_tf.training import OptimizationConfig


def stage(**fields):
    defaults = {"name": "a", "steps": 1, "optimization": OptimizationConfig(), "layers": (0,)}
    return Stage(**defaults | fields)


def test_only_a_stage_with_heads_trains_everything():
    assert not stage().trains_everything
    assert stage(distillation=DistillationConfig()).trains_everything


def test_input_is_frozen_where_blocks_below_neither_learn_nor_drop():
    assert stage(layers=(2, 3)).input_is_frozen
    assert not stage(layers=(0, 2)).input_is_frozen
    assert not stage(layers=(2,), lower_layer_learning_rate_factor=0.1).input_is_frozen
    assert not stage(layers=(2,), dropout=True).input_is_frozen
    assert not stage(layers=(2,), distillation=DistillationConfig()).input_is_frozen
    assert not stage(layers=(), distillation=DistillationConfig()).input_is_frozen


@pytest.mark.parametrize(
    ("fields", "received"),
    [
        ({"name": "Layer 1"}, "name='Layer 1'"),
        ({"steps": 0}, "steps=0"),
        ({"layers": ()}, "neither"),
        ({"layers": (1, 1)}, r"layers=\(1, 1\)"),
        ({"layers": (-1,)}, r"layers=\(-1,\)"),
        ({"lower_layer_learning_rate_factor": -0.1}, "factor=-0.1"),
        (
            {"lower_layer_learning_rate_factor": 0.1, "distillation": DistillationConfig()},
            "factor=0.1",
        ),
    ],
)
def test_impossible_stages_are_refused(fields, received):
    with pytest.raises(ValueError, match=f"Received: .*{received}"):
        stage(**fields)
