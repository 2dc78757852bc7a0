# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The output bottleneck widens, drops, adds the block's input and normalises."""

import numpy as np

from mobilebert_tf.layers import OutputBottleneck


def _by_hand(dropout: float = 0.0) -> OutputBottleneck:
    layer = OutputBottleneck(2, dropout=dropout)
    layer.build((None, None, 1), (None, None, 2))
    layer.dense.kernel.assign([[1.0, 2.0]])
    layer.dense.bias.assign([0.0, 1.0])
    layer.normalization.gamma.assign([1.0, 10.0])
    layer.normalization.beta.assign([0.0, -1.0])
    return layer


def test_formula():
    outputs = _by_hand()(np.array([[[3.0]]]), np.array([[[100.0, 200.0]]]))
    # 3 + 100 and (7 + 200) × 10 − 1.
    np.testing.assert_allclose(outputs, [[[103.0, 2069.0]]])


def test_dropout_spares_the_residual():
    layer = _by_hand(dropout=0.999999)
    inputs, residual = np.full((1, 50, 1), 3.0, "float32"), np.full((1, 50, 2), 7.0, "float32")
    np.testing.assert_allclose(
        layer(inputs, residual, training=True), np.broadcast_to([7.0, 69.0], (1, 50, 2))
    )


def test_config_round_trip():
    layer = OutputBottleneck(6, normalization="layer_norm", dropout=0.2, name="output_bottleneck")
    assert OutputBottleneck.from_config(layer.get_config()).get_config() == layer.get_config()
