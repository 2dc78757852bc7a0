# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Dropout that draws half as many random bits as Keras' own."""

import math

import keras
from keras import ops

_BITS = 16


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class Dropout(keras.layers.Dropout):
    """Keras' dropout, with 16 random bits for each value in place of 32.

    On a CPU the random numbers are most of what dropout costs, and attention
    probabilities are many. The share that is dropped is `rate` to the nearest 1 / 65536.

    Input and output: any shape.
    """

    def call(self, inputs, training=False):
        if not training or not self.rate:
            return inputs
        dropped = min(round(self.rate * 2**_BITS), 2**_BITS - 1)
        keep = self._random_integers(ops.shape(inputs)) >= dropped - 2 ** (_BITS - 1)
        return inputs * (ops.cast(keep, inputs.dtype) * (1.0 / (1.0 - self.rate)))

    def _random_integers(self, shape):
        """Returns integers that are uniform over all that 16 bits can say, two from each 32."""
        size = math.prod(shape)
        pairs = keras.random.randint(
            ((size + 1) // 2, 1), -(2**31), 2**31 - 1, dtype="int32", seed=self.seed_generator
        )
        return ops.reshape(ops.reshape(ops.view(pairs, "int16"), (-1,))[:size], shape)
