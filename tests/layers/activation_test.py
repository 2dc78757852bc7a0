# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The activations by name, at points worked out by hand."""

import numpy as np
import pytest

from mobilebert_tf.layers import make_activation


@pytest.mark.parametrize(
    "name,expected",
    [
        ("relu", [0.0, 0.0, 1.0, 7.0]),
        ("relu6", [0.0, 0.0, 1.0, 6.0]),
        # x/2 (1 + erf(x/√2)): Φ(1) = 0.8413447.
        ("gelu_exact", [-0.1586553, 0.0, 0.8413447, 7.0]),
        # x/2 (1 + tanh(√(2/π)(x + 0.044715 x³))): tanh(0.8335616) = 0.6823838.
        ("gelu", [-0.1588081, 0.0, 0.8411919, 7.0]),
    ],
)
def test_values(name, expected):
    values = make_activation(name)(np.array([-1.0, 0.0, 1.0, 7.0], "float32"))
    np.testing.assert_allclose(values, expected, atol=1e-6)


def test_unknown_name():
    with pytest.raises(ValueError, match="Received: activation='swish'"):
        make_activation("swish")
