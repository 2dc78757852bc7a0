# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Bad settings are named."""

import pytest

from mobilebert_tf.data.pretraining_examples_config import PretrainingExamplesConfig


@pytest.mark.parametrize(
    "overrides",
    [
        {"sequence_length": 4},
        {"num_shards": 0},
        {"window_tokens": 0},
        {"short_sequence_probability": 1.1},
        {"held_out_fraction": 0.6},
    ],
)
def test_rejects_values_by_name(overrides):
    ((name, value),) = overrides.items()
    with pytest.raises(ValueError, match=rf"`{name}` must be .* Received: {name}={value}"):
        PretrainingExamplesConfig(**overrides)


def test_derived_numbers():
    config = PretrainingExamplesConfig(sequence_length=64)
    assert (config.max_tokens, config.min_documents) == (61, 4)
    assert PretrainingExamplesConfig(held_out_fraction=0).min_documents == 2
