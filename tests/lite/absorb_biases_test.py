# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of moving biases out of bottlenecks."""

import numpy as np
import pytest

from mobilebert_tf.lite.absorb_biases import absorb_biases
from mobilebert_tf.models import MobileBERTBackbone, architecture
from tests.lite.random_models import random_inputs, random_norms


@pytest.mark.parametrize("attention_inputs", ["shared_bottleneck", "bottleneck"])
def test_changes_no_result(attention_inputs):
    sizes = architecture("mobilebert_toy", vocabulary_size=50, num_layers=1)
    backbone = MobileBERTBackbone(**sizes | {"attention_inputs": attention_inputs})
    random_norms(backbone, seed=0)
    inputs = random_inputs(50)
    before = np.asarray(backbone(inputs)["sequence_output"])
    (absorbed,) = absorb_biases(backbone)
    assert not np.any(absorbed.bias)
    after = np.asarray(backbone(inputs)["sequence_output"])
    np.testing.assert_allclose(after, before, atol=2e-5 * np.abs(before).max())


def test_leaves_models_without_streams():
    """Layer normalisation stands between the bias and what reads it."""
    sizes = architecture("mobilebert_toy", vocabulary_size=50, num_layers=1)
    backbone = MobileBERTBackbone(**sizes | {"normalization": "layer_norm"})
    assert absorb_biases(backbone) == []
