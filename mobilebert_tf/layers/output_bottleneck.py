# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The linear projection from inside a block back to between blocks."""

import keras

from mobilebert_tf.layers.dense import make_dense
from mobilebert_tf.layers.normalization import make_normalization


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class OutputBottleneck(keras.layers.Layer):
    """Projects back to `hidden_dim`, adds the block's input and normalises.

    `normalization(dropout(dense(inputs)) + residual)`, paper section 3.1. The
    dropout is the only one inside a block besides the attention's.

    Args:
        hidden_dim: width between blocks (512 in MobileBERT).
        normalization: "no_norm" or "layer_norm".
        dropout: share of the projected values dropped in training.
    """

    def __init__(
        self, hidden_dim: int, normalization: str = "no_norm", dropout: float = 0.0, **kwargs
    ):
        super().__init__(**kwargs)
        self.hidden_dim = hidden_dim
        self.normalization_kind = normalization
        self.dropout_rate = dropout
        self.dense = make_dense(hidden_dim, name="dense", dtype=self.dtype_policy)
        self.dropout = keras.layers.Dropout(dropout, name="dropout", dtype=self.dtype_policy)
        self.normalization = make_normalization(
            normalization, name="normalization", dtype=self.dtype_policy
        )

    def build(self, inputs_shape, residual_shape=None):
        del residual_shape
        self.dense.build(inputs_shape)
        self.normalization.build(self.dense.compute_output_shape(inputs_shape))
        self.built = True

    def call(self, inputs, residual, training=None):
        """Maps `(batch, sequence, bottleneck_dim)` to `(batch, sequence, hidden_dim)`."""
        return self.normalization(self.dropout(self.dense(inputs), training=training) + residual)

    def compute_output_shape(self, inputs_shape, residual_shape=None):
        del residual_shape
        return self.dense.compute_output_shape(inputs_shape)

    def get_config(self):
        return super().get_config() | {
            "hidden_dim": self.hidden_dim,
            "normalization": self.normalization_kind,
            "dropout": self.dropout_rate,
        }
