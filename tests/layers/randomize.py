# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Weights that no initialiser makes, so that nothing is hidden by zeros and ones."""

import numpy as np


def randomize(layer, seed: int = 0, scale: float = 0.5):
    """Gives every weight of the built layer a random value; returns the layer."""
    generator = np.random.default_rng(seed)
    for weight in layer.trainable_weights:
        offset = 1.0 if weight.name == "gamma" else 0.0
        weight.assign(offset + scale * generator.standard_normal(weight.shape))
    return layer


def random_array(*shape, seed: int = 1) -> np.ndarray:
    """Returns standard normal numbers, float32."""
    return np.random.default_rng(seed).standard_normal(shape).astype("float32")
