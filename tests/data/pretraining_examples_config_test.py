# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Bad settings are named."""

import pytest

from mobilebert_tf.data.pretraining_examples_config import PretrainingExamplesConfig


@pytest.mark.parametrize(
    "overrides",
    [
        {"sequence_length": 4},
        {"num_shards": 0},
        {"block_bytes": 0},
        {"dupe_factor": 0},
        {"masking": "none"},
        {"selection_rate": 0},
        {"max_predictions": 0},
        {"use_v2_feature_names": True},
        {"whole_word_masking": True},
        {"short_sequence_probability": 1.1},
        {"held_out_fraction": 0.6},
    ],
)
def test_rejects_values_by_name(overrides):
    ((name, value),) = overrides.items()
    with pytest.raises(ValueError, match=rf"`{name}` must be .* Received: {name}={value!r}"):
        PretrainingExamplesConfig(**overrides)


def test_static_masks_fit_into_an_example():
    with pytest.raises(ValueError, match="`max_predictions` must be at most `sequence_length`"):
        PretrainingExamplesConfig(masking="static", sequence_length=16)
    PretrainingExamplesConfig(masking="static", use_v2_feature_names=True, whole_word_masking=True)


def test_derived_numbers():
    config = PretrainingExamplesConfig(sequence_length=64)
    assert (config.max_tokens, config.min_documents) == (61, 4)
    assert PretrainingExamplesConfig(held_out_fraction=0).min_documents == 2
