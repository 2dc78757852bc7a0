# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The linear layer starts as BERT's does."""

import numpy as np

from mobilebert_tf.layers import make_dense


def test_kernel_is_a_truncated_normal_and_bias_zero():
    layer = make_dense(300, name="dense")
    layer.build((None, 200))
    kernel = np.array(layer.kernel)
    assert np.abs(kernel).max() <= 0.04
    # A normal of deviation 0.02 cut at two deviations has 0.88 of that deviation.
    np.testing.assert_allclose(kernel.std(), 0.0176, rtol=0.01)
    assert not np.any(layer.bias)
