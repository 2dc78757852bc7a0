# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Bad settings are named."""

import pytest

from mobilebert_tf.data.pretraining_dataset_config import PretrainingDatasetConfig


@pytest.mark.parametrize(
    "overrides",
    [
        {"batch_size": 0},
        {"max_predictions": 0},
        {"examples_in_memory": 0},
        {"selection_rate": 0},
        {"sequence_length": 4},
        {"on_corrupt": "ignore"},
        {"seed": -1},
    ],
)
def test_rejects_values_by_name(overrides):
    ((name, value),) = overrides.items()
    with pytest.raises(ValueError, match=rf"`{name}` must be .* Received: {name}={value!r}"):
        PretrainingDatasetConfig(**overrides)
