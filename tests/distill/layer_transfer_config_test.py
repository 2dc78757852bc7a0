# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Bad factors are refused by name."""

import math

import pytest

from mobilebert_tf.distill import LayerTransferConfig


@pytest.mark.parametrize("factor", [-1.0, math.nan, math.inf])
def test_a_negative_factor_or_one_that_is_no_number_is_refused(factor):
    with pytest.raises(ValueError, match=f"Received: attention_factor={factor}"):
        LayerTransferConfig(attention_factor=factor)


def test_something_must_be_imitated():
    with pytest.raises(ValueError, match="One factor must be positive"):
        LayerTransferConfig(
            normalized_feature_map_factor=0.0,
            feature_mean_factor=0.0,
            feature_variance_factor=0.0,
            attention_factor=0.0,
        )
