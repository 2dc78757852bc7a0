# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Bad factors are refused by name."""

import pytest

from mobilebert_tf.distill import LayerTransferConfig


def test_negative_factor_is_refused():
    with pytest.raises(ValueError, match="Received: attention_factor=-1"):
        LayerTransferConfig(attention_factor=-1.0)


def test_something_must_be_imitated():
    with pytest.raises(ValueError, match="One factor must be positive"):
        LayerTransferConfig(
            normalized_feature_map_factor=0.0,
            feature_mean_factor=0.0,
            feature_variance_factor=0.0,
            attention_factor=0.0,
        )
