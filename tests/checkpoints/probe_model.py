# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""All that a model computes on some token ids, beside what a reference computed."""

import numpy as np

from mobilebert_tf.models import model_outputs

# What two correct float32 implementations may differ by, of the largest value.
TOLERANCE = 2e-5


def probe_model(model, token_ids, padding_mask, segment_ids, mask_positions):
    """Returns `model_outputs` of one batch."""
    inputs = {
        "token_ids": token_ids,
        "padding_mask": padding_mask,
        "segment_ids": segment_ids,
        "mask_positions": mask_positions,
    }
    return model_outputs(model, inputs)


def assert_close(name: str, value: np.ndarray, expected: np.ndarray, tolerance=TOLERANCE) -> None:
    """Compares by ratio to the largest value: activations span many decades."""
    error = np.abs(value - expected).max() / np.abs(expected).max()
    assert error < tolerance, f"{name} differs by {error:.1e}"
