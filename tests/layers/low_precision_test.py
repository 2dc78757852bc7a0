# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Every layer in half precision, near its float32 self."""

import numpy as np
import pytest

from mobilebert_tf import layers
from tests.layers.randomize import random_array, randomize

MASK = np.array([[1, 1, 1, 0], [1, 1, 1, 1]])
IDS = np.array([[1, 2, 3, 0], [4, 3, 2, 1]])
WIDE, NARROW = random_array(2, 4, 8, seed=1), random_array(2, 4, 6, seed=2)

# A layer's maker, and what it is called with.
CASES = {
    "bottleneck": (lambda dtype: layers.Bottleneck(6, "layer_norm", dtype=dtype), (WIDE,)),
    "feed_forward": (lambda dtype: layers.FeedForward(5, "gelu", dtype=dtype), (WIDE,)),
    "mobilebert_block": (
        lambda dtype: layers.MobileBERTBlock(8, 6, 5, 2, dtype=dtype),
        (WIDE, MASK),
    ),
    "no_norm": (lambda dtype: layers.NoNorm(dtype=dtype), (WIDE,)),
    "output_bottleneck": (lambda dtype: layers.OutputBottleneck(8, dtype=dtype), (NARROW, WIDE)),
    "self_attention": (
        lambda dtype: layers.SelfAttention(6, 2, dtype=dtype),
        (WIDE, WIDE, NARROW, MASK),
    ),
    "trigram_embedding": (
        lambda dtype: layers.TrigramEmbedding(5, 8, 3, dtype=dtype),
        (IDS, MASK),
    ),
}


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "mixed_float16", "mixed_bfloat16"])
@pytest.mark.parametrize("name", CASES)
def test_close_to_float32(name, dtype):
    make, inputs = CASES[name]
    exact, rough = make("float32"), make(dtype)
    for layer in (exact, rough):
        layer(*inputs)
    randomize(exact, scale=0.2)
    rough.set_weights(exact.get_weights())
    expected, found = exact(*inputs), rough(*inputs)
    if isinstance(expected, tuple):
        # Scores of masked keys are huge; the output is what they are for.
        expected, found = expected[0], found[0]
    assert found.dtype == dtype.removeprefix("mixed_")
    error = np.abs(np.array(found, "float32") - expected).max() / np.abs(expected).max()
    assert error < (0.004 if "bfloat" not in dtype else 0.03)
