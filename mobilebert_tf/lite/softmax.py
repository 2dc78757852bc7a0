# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The softmax, without TensorFlow."""

import numpy as np


def softmax(logits: np.ndarray) -> np.ndarray:
    """Returns the probabilities along the last axis, in the type of the logits."""
    exponentials = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)
