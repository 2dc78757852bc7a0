# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The two normalisations a MobileBERT can be made of."""

import keras

from mobilebert_tf.layers.layer_norm import LayerNorm
from mobilebert_tf.layers.no_norm import NoNorm

LAYER_NORM_EPSILON = 1e-12
NORMALIZATIONS = ("no_norm", "layer_norm")


def make_normalization(
    kind: str, *, name: str, epsilon: float = LAYER_NORM_EPSILON, dtype=None
) -> keras.layers.Layer:
    """Returns a fresh normalisation over the last axis.

    Args:
        kind: "no_norm" (paper equation 1) or "layer_norm".
        name: name of the layer.
        epsilon: added to the variance by "layer_norm": 1e-12 as in the original
            BERT rather than Keras' 1e-3.
        dtype: dtype or dtype policy of the layer.

    Raises:
        ValueError: if `kind` is neither.
    """
    if kind == "no_norm":
        return NoNorm(name=name, dtype=dtype)
    if kind == "layer_norm":
        return LayerNorm(epsilon=epsilon, name=name, dtype=dtype)
    raise ValueError(
        f"`normalization` must be one of {NORMALIZATIONS}. Received: normalization={kind!r}"
    )
