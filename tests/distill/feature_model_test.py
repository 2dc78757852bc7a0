# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A truncated model computes what it returns, and no more."""

import numpy as np

from mobilebert_tf.distill.feature_model import feature_model
from mobilebert_tf.training.batch import backbone_inputs
from tests.training import toy


def test_ends_at_the_last_block_it_needs():
    backbone = toy.pretrainer("mobilebert_toy", num_layers=3).backbone
    model = feature_model(backbone, (0, 1))
    names = {layer.name for layer in model.layers}
    assert {"block_0", "block_1"} <= names and "block_2" not in names


def test_returns_what_the_blocks_return():
    backbone = toy.pretrainer("mobilebert_toy").backbone
    inputs = backbone_inputs(toy.first_batch())
    features = feature_model(backbone, (1,), outputs=True)(inputs)
    expected = backbone(inputs)
    assert features["attention_scores_1"].shape == (4, 2, 12, 12)
    np.testing.assert_array_equal(features["feature_map_1"], expected["sequence_output"])
    np.testing.assert_array_equal(features["pooled_output"], expected["pooled_output"])
