# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The linear layer that every part of MobileBERT is made of."""

import keras

INITIALIZER_STDDEV = 0.02


def make_initializer() -> keras.initializers.Initializer:
    """Returns BERT's initialiser: normal, deviation 0.02, cut at two deviations."""
    return keras.initializers.TruncatedNormal(stddev=INITIALIZER_STDDEV)


def make_dense(units: int, *, name: str, dtype=None, activation=None) -> keras.layers.Dense:
    """Returns a linear layer `(..., channels) -> (..., units)` with bias."""
    return keras.layers.Dense(
        units, activation=activation, kernel_initializer=make_initializer(), name=name, dtype=dtype
    )
