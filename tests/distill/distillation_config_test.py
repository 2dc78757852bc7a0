# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Bad settings are refused by name."""

import math

import pytest

from mobilebert_tf.distill import DistillationConfig


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("ground_truth_ratio", 1.5),
        ("ground_truth_ratio", math.nan),
        ("temperature", 0.0),
        ("temperature", math.nan),
        ("temperature", math.inf),
        ("next_sentence_factor", -1.0),
        ("next_sentence_factor", math.nan),
    ],
)
def test_out_of_range_is_refused(field, value):
    with pytest.raises(ValueError, match=f"Received: {field}={value}"):
        DistillationConfig(**{field: value})
