# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Bad settings are refused by name."""

import pytest

from mobilebert_tf.distill import DistillationConfig


@pytest.mark.parametrize(
    ("field", "value"),
    [("ground_truth_ratio", 1.5), ("temperature", 0.0), ("next_sentence_factor", -1.0)],
)
def test_out_of_range_is_refused(field, value):
    with pytest.raises(ValueError, match=f"Received: {field}={value}"):
        DistillationConfig(**{field: value})
