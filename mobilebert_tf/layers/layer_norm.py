# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Layer normalisation, as its equation has it."""

import keras
from keras import ops

from mobilebert_tf.layers.fused_layer_norm import fused_layer_norm, has_fused_layer_norm
from mobilebert_tf.layers.no_gradient import has_no_gradient


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class LayerNorm(keras.layers.LayerNormalization):
    """Computes `gamma * (x - mean) / sqrt(variance + epsilon) + beta` over the last axis.

    Keras computes `x * s + (beta - mean * s)` with `s = gamma / sqrt(variance + epsilon)`,
    which on a CPU takes half as long again, as each factor is made for every token and
    channel, and loses digits where the mean is large beside the deviation.

    Within `no_gradient` it is one operation, where TensorFlow has one.

    Input and output: `(..., channels)`. The statistics are float32 in half precision too.
    """

    def call(self, inputs):
        values = ops.cast(inputs, keras.backend.result_type(inputs.dtype, "float32"))
        gamma, beta = (ops.cast(weight, values.dtype) for weight in (self.gamma, self.beta))
        if has_no_gradient() and values.dtype == "float32" and has_fused_layer_norm():
            fused = fused_layer_norm(values, gamma, beta, self.epsilon)
            return ops.cast(fused, self.compute_dtype)
        centred = values - ops.mean(values, axis=-1, keepdims=True)
        variance = ops.mean(ops.square(centred), axis=-1, keepdims=True)
        normalized = centred * ops.rsqrt(variance + self.epsilon)
        return ops.cast(normalized * gamma + beta, self.compute_dtype)
