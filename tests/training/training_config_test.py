# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Bad settings are refused by name."""

import pytest

from mobilebert_tf.training import TrainingConfig


@pytest.mark.parametrize(
    "field", ["steps_per_loop", "checkpoint_interval", "keep_checkpoints", "micro_batches"]
)
def test_numbers_must_be_positive(field):
    with pytest.raises(ValueError, match=f"Received: {field}=0"):
        TrainingConfig(**{field: 0})
