# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The two normalisations a MobileBERT can be made of."""

import keras

from mobilebert_tf.layers.no_norm import NoNorm

LAYER_NORM_EPSILON = 1e-12
NORMALIZATIONS = ("no_norm", "layer_norm")


def make_normalization(kind: str, *, name: str, dtype=None) -> keras.layers.Layer:
    """Returns a fresh normalisation over the last axis.

    Args:
        kind: "no_norm" (paper equation 2) or "layer_norm", with the epsilon
            1e-12 of the original BERT rather than Keras' 1e-3.
        name: name of the layer.
        dtype: dtype or dtype policy of the layer.

    Raises:
        ValueError: if `kind` is neither.
    """
    if kind == "no_norm":
        return NoNorm(name=name, dtype=dtype)
    if kind == "layer_norm":
        return keras.layers.LayerNormalization(epsilon=LAYER_NORM_EPSILON, name=name, dtype=dtype)
    raise ValueError(f"`normalization` must be one of {NORMALIZATIONS}. Received: normalization={kind!r}")
