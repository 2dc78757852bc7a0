# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Makes the choices of a batch rows of their own."""

import keras
from keras import ops


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class FoldChoices(keras.layers.Layer):
    """Maps `(batch, choices, sequence)` to `(batch × choices, sequence)`."""

    def call(self, inputs):
        return ops.reshape(inputs, (-1, ops.shape(inputs)[-1]))

    def compute_output_spec(self, inputs):
        return keras.KerasTensor((None, inputs.shape[-1]), dtype=inputs.dtype)
