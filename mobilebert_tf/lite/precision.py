# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The number formats an exported file can have."""

import enum


class Precision(enum.StrEnum):
    """How an exported file stores its weights and computes.

    - `FLOAT32`: the reference; agrees with Keras to float rounding.
    - `INT8`: linear layers in static int8 (weights per output channel,
      activations calibrated), the embedding table in 8 bits; attention
      arithmetic, residual adds and softmax stay float32.
    """

    FLOAT32 = "float32"
    INT8 = "int8"
