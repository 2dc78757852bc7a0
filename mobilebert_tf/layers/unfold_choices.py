# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Puts one score a row back beside the other choices' scores."""

import keras
from keras import ops


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class UnfoldChoices(keras.layers.Layer):
    """Maps scores `(batch × choices, 1)` to `(batch, choices)`.

    The second input, `(batch, choices, sequence)`, only lends its shape.
    """

    def call(self, scores, choices):
        batch, count = ops.shape(choices)[:2]
        return ops.reshape(scores, (batch, count))

    def compute_output_spec(self, scores, choices):
        return keras.KerasTensor(choices.shape[:2], dtype=scores.dtype)
