# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""AdamW in few operations."""

from __future__ import annotations

from typing import Any

import keras
import tensorflow as tf


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class FusedAdamW(keras.optimizers.AdamW):
    """Keras' AdamW, with TensorFlow's one operation for Adam's step of a variable.

    Keras composes the step of twenty. MobileBERT has a thousand variables, so that
    building the graph of a training step takes much longer than a step does; and a
    step of one operation reads and writes its variable once. The equations are the
    same: with m and v as ever,

        w = w - rate sqrt(1 - b2^t) / (1 - b1^t) m / (sqrt(v) + epsilon)

    The decay comes before, as in Keras, and `amsgrad` is left to Keras. A gradient of
    rows is made dense first, for v is of the sum of what a repeated row gets.
    """

    def update_step(self, gradient: Any, variable: tf.Variable, learning_rate: Any) -> None:
        if self.amsgrad:
            super().update_step(gradient, variable, learning_rate)
            return
        index, dtype = self._get_variable_index(variable), variable.dtype
        step = tf.cast(self.iterations.value + 1, dtype)
        beta_1, beta_2 = (tf.cast(beta, dtype) for beta in (self.beta_1, self.beta_2))
        tf.raw_ops.ResourceApplyAdam(
            var=variable.handle,
            m=self._momentums[index].value.handle,
            v=self._velocities[index].value.handle,
            beta1_power=beta_1**step,
            beta2_power=beta_2**step,
            lr=tf.cast(learning_rate, dtype),
            beta1=beta_1,
            beta2=beta_2,
            epsilon=tf.cast(self.epsilon, dtype),
            grad=tf.convert_to_tensor(gradient, dtype),
        )
