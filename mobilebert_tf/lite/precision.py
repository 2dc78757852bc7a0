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
    - `INT8_IO`: the same with int8 outputs, for what takes no float at the border.
      MediaPipe refuses it, and the Task Library for questions.
    - `INT4`: linear layers with int4 weights, one scale per output channel,
      activations quantised as they come; the word table in 8 bits. The smallest,
      for runtimes of TFLite 2.17 and later.
    """

    FLOAT32 = "float32"
    FLOAT16 = "float16"
    DYNAMIC = "dynamic"
    INT8 = "int8"
    INT8_IO = "int8_io"
    INT4 = "int4"

    @property
    def is_static(self) -> bool:
        """Whether activations have ranges that texts must find."""
        return self in (Precision.INT8, Precision.INT8_IO)
