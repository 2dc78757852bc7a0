# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The linear projection from between blocks to inside a block."""

import keras

from mobilebert_tf.layers.dense import make_dense
from mobilebert_tf.layers.normalization import make_normalization


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class Bottleneck(keras.layers.Layer):
    """Projects a block's input to the width inside the block, then normalises.

    Paper section 3.1 and figure 1(c). A block has one for its residual stream
    and, with shared_bottleneck attention, a second one for key and query. No
    activation. `(batch, sequence, hidden_dim) -> (batch, sequence, bottleneck_dim)`.

    Args:
        bottleneck_dim: width inside the block (128 in MobileBERT).
        normalization: "no_norm" or "layer_norm".
    """

    def __init__(self, bottleneck_dim: int, normalization: str = "no_norm", **kwargs):
        super().__init__(**kwargs)
        self.bottleneck_dim = bottleneck_dim
        self.normalization_kind = normalization
        self.dense = make_dense(bottleneck_dim, name="dense", dtype=self.dtype_policy)
        self.normalization = make_normalization(
            normalization, name="normalization", dtype=self.dtype_policy
        )

    def build(self, input_shape):
        self.dense.build(input_shape)
        self.normalization.build(self.dense.compute_output_shape(input_shape))
        self.built = True

    def call(self, inputs):
        return self.normalization(self.dense(inputs))

    def compute_output_shape(self, input_shape):
        return self.dense.compute_output_shape(input_shape)

    def get_config(self):
        return super().get_config() | {
            "bottleneck_dim": self.bottleneck_dim,
            "normalization": self.normalization_kind,
        }
