# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The speed of transfer's steps, from a made-up record."""

from experiments.transfer_speed import transfer_speed

RECORD = {
    "sequences_per_second": {
        "garden": {"0": [44.0, 45.0, 100.0], "11": [4.0] * 3, "24": [2.0] * 3},
        "float32": {"0": [47.0] * 3, "11": [5.0] * 3, "24": [1.8] * 3},
        "float32_cache": {"11": [34.0] * 3},
    },
    "settings": {"batch_size": 8, "sequence_length": 128},
    "provenance": {"commit": 40 * "a", "processor": "some processor", "cores": 2},
}


def test_medians_and_ratios():
    lines = transfer_speed({"train_step.json": RECORD}).splitlines()
    assert "batches of 8 with 128 tokens each, in turns (3 of each side)" in lines[0]
    assert lines[2] == "| step of | the Model Garden | float32 | float32, feature cache |"
    assert lines[4] == "| layer 0 | 45.00 | 47.00 (1.04) | – |"
    assert lines[5] == "| layer 11 | 4.00 | 5.00 (1.25) | 34.00 (8.50) |"
    assert lines[6] == "| distillation | 2.00 | 1.80 (0.90) | – |"
    # Seconds of 12 layers on the line from layer 0 to 11, and 12 more like layer 11: 4.633 by
    # 3.728, and by 0.657 with the cache.
    assert lines[7] == "| all layers, one after the other | | (1.24) | (7.05) |"


def test_nothing_measured():
    assert "Not measured yet" in transfer_speed({})
