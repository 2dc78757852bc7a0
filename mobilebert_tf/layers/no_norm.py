# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""NoNorm, the element-wise affine that replaces layer normalisation."""

import keras


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class NoNorm(keras.layers.Layer):
    """Computes `gamma * x + beta`, per channel and without any statistics.

    MobileBERT replaces layer normalisation with it because the mean and the
    variance are slow on a phone (paper section 3.3, equation 1). Both weights
    have shape `(channels,)` and start at one and zero, the identity.

    Input and output: `(..., channels)`.
    """

    def build(self, input_shape):
        channels = (input_shape[-1],)
        self.gamma = self.add_weight(name="gamma", shape=channels, initializer="ones")
        self.beta = self.add_weight(name="beta", shape=channels, initializer="zeros")
        self.built = True

    def call(self, inputs):
        return inputs * self.gamma + self.beta

    def compute_output_shape(self, input_shape):
        return input_shape
