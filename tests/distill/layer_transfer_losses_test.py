# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Only what has a factor is computed, and padding counts only where asked."""

import numpy as np

from mobilebert_tf.distill import LayerTransferConfig
from mobilebert_tf.distill.layer_transfer_losses import layer_transfer_losses

TEACHER = (np.ones((1, 2, 4), "float32"), np.zeros((1, 3, 2, 2), "float32"))
STUDENT = (np.zeros((1, 2, 4), "float32"), np.zeros((1, 3, 2, 2), "float32"))
MASK = np.array([[1, 0]])


def test_terms_and_weights():
    config = LayerTransferConfig(feature_variance_factor=0.0)
    terms = layer_transfer_losses(config, TEACHER, STUDENT, MASK)
    assert set(terms) == {"normalized_feature_map", "feature_mean", "attention"}
    assert float(terms["feature_mean"].weight) == 1.0
    assert float(terms["feature_mean"].total) == 1.0
    assert float(terms["attention"].weight) == 3.0


def test_padding_counts_where_asked():
    config = LayerTransferConfig(feature_map_factor=1.0, count_padding=True)
    terms = layer_transfer_losses(config, TEACHER, STUDENT, MASK)
    assert float(terms["feature_map"].weight) == 2.0
    assert float(terms["attention"].weight) == 6.0
