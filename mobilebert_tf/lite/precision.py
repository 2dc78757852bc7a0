# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The number formats an exported file can have."""

import enum


class Precision(enum.StrEnum):
    """How an exported file stores its weights and computes.

    - `FLOAT32`: the reference; agrees with Keras to float rounding.
    - `FLOAT16`: weights in half precision, computed in float32; half the size and,
      because the tables are widened at every run, no faster.
    - `DYNAMIC`: linear layers with int8 weights, one scale a layer, activations
      quantised as they come; needs no texts. The form that runtimes of 2021
      (TFLite 2.5) still compute rightly.
    - `INT8`: linear layers in static int8 (weights per output channel,
      activations calibrated), the embedding table in 8 bits; attention
      arithmetic, residual adds and softmax stay float32.
    """

    FLOAT32 = "float32"
    FLOAT16 = "float16"
    DYNAMIC = "dynamic"
    INT8 = "int8"
