# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The upper blocks alone compute what the whole backbone does."""

import keras
import numpy as np

from mobilebert_tf.distill.block_features import BlockFeatures
from mobilebert_tf.distill.feature_model import feature_model
from mobilebert_tf.training.batch import backbone_inputs
from tests.training import toy


def test_equals_the_backbone_from_the_same_input():
    backbone = toy.pretrainer("mobilebert_toy", num_layers=3).backbone
    batch = toy.first_batch()
    inputs = backbone_inputs(batch)
    below = keras.Model(backbone.input, backbone.hidden_states[1])(inputs)
    features = {"features": below, "padding_mask": batch["padding_mask"]}
    found = BlockFeatures(backbone, 1, (1, 2))(features)
    expected = feature_model(backbone, (1, 2))(inputs)
    assert sorted(found) == sorted(expected)
    for name, value in expected.items():
        np.testing.assert_array_equal(found[name], value)
