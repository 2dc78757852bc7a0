# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""One of a block's stacked feed-forward networks."""

import keras

from mobilebert_tf.layers.activation import make_activation
from mobilebert_tf.layers.dense import make_dense
from mobilebert_tf.layers.normalization import LAYER_NORM_EPSILON, make_normalization


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class FeedForward(keras.layers.Layer):
    """Computes `normalization(dropout(output(activation(intermediate(x)))) + x)`.

    MobileBERT stacks several of them in a block, to balance attention and
    feed-forward parameters (paper section 3.2).
    Input and output: `(batch, sequence, bottleneck_dim)`.

    Args:
        intermediate_dim: width between the two linear layers.
        activation: a name from `layers.activation`.
        normalization: "no_norm" or "layer_norm".
        dropout: share of the output dropped in training. None in blocks with
            bottlenecks.
        epsilon: of "layer_norm".
    """

    def __init__(
        self,
        intermediate_dim: int,
        activation: str = "relu",
        normalization: str = "no_norm",
        dropout: float = 0.0,
        epsilon: float = LAYER_NORM_EPSILON,
        **kwargs,
    ):
        super().__init__(**kwargs)
        self.intermediate_dim = intermediate_dim
        self.activation_name = activation
        self.normalization_kind = normalization
        self.dropout_rate = dropout
        self.epsilon = epsilon
        self.activation = make_activation(activation)
        self.intermediate_dense = make_dense(
            intermediate_dim, name="intermediate_dense", dtype=self.dtype_policy
        )
        self.dropout = keras.layers.Dropout(dropout, name="dropout", dtype=self.dtype_policy)
        self.normalization = make_normalization(
            normalization, name="normalization", epsilon=epsilon, dtype=self.dtype_policy
        )

    def build(self, input_shape):
        self.intermediate_dense.build(input_shape)
        self.output_dense = make_dense(
            input_shape[-1], name="output_dense", dtype=self.dtype_policy
        )
        self.output_dense.build(self.intermediate_dense.compute_output_shape(input_shape))
        self.normalization.build(input_shape)
        self.built = True

    def call(self, inputs, training=None):
        output = self.output_dense(self.activation(self.intermediate_dense(inputs)))
        return self.normalization(self.dropout(output, training=training) + inputs)

    def compute_output_shape(self, input_shape):
        return input_shape

    def get_config(self):
        return super().get_config() | {
            "intermediate_dim": self.intermediate_dim,
            "activation": self.activation_name,
            "normalization": self.normalization_kind,
            "dropout": self.dropout_rate,
            "epsilon": self.epsilon,
        }
