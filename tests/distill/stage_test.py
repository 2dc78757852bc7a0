# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A stage says what is learnt, or is refused."""

import pytest

from mobilebert_tf.distill import DistillationConfig, LayerTransferConfig, Stage
from mobilebert_tf.training import OptimizationConfig

ATTENTION_ALONE = LayerTransferConfig(
    normalized_feature_map_factor=0.0, feature_mean_factor=0.0, feature_variance_factor=0.0
)


def stage(**fields):
    defaults = {"name": "a", "steps": 1, "optimization": OptimizationConfig(), "layers": (0,)}
    return Stage(**defaults | fields)


def test_only_a_stage_with_heads_trains_everything():
    assert not stage().trains_everything
    assert stage(distillation=DistillationConfig()).trains_everything


def test_reads_features_where_one_block_learns_above_blocks_that_do_not():
    assert stage(layers=(2,)).can_read_features
    assert not stage(layers=(0,)).can_read_features
    assert not stage(layers=(2, 3)).can_read_features
    assert not stage(layers=(2,), lower_layer_learning_rate_factor=0.1).can_read_features
    assert not stage(layers=(2,), dropout=True).can_read_features
    assert not stage(layers=(2,), distillation=DistillationConfig()).can_read_features
    assert not stage(layers=(), distillation=DistillationConfig()).can_read_features


def test_attention_alone_may_be_imitated_where_the_heads_are_trained():
    assert stage(transfer=ATTENTION_ALONE, distillation=DistillationConfig()).trains_everything


@pytest.mark.parametrize(
    ("fields", "received"),
    [
        ({"name": "Layer 1"}, "name='Layer 1'"),
        ({"steps": 0}, "steps=0"),
        ({"layers": ()}, "neither"),
        ({"optimization": OptimizationConfig(warmup_steps=2)}, "warmup_steps=2, steps=1"),
        ({"transfer": ATTENTION_ALONE}, "feature_map_factor=0.0"),
        ({"layers": (1, 1)}, r"layers=\(1, 1\)"),
        ({"layers": (-1,)}, r"layers=\(-1,\)"),
        ({"lower_layer_learning_rate_factor": -0.1}, "factor=-0.1"),
        ({"lower_layer_learning_rate_factor": float("nan")}, "factor=nan"),
        (
            {"lower_layer_learning_rate_factor": 0.1, "distillation": DistillationConfig()},
            "factor=0.1",
        ),
    ],
)
def test_impossible_stages_are_refused(fields, received):
    with pytest.raises(ValueError, match=f"Received: .*{received}"):
        stage(**fields)
