# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests that the exported graph computes what the Keras layers do."""

import numpy as np
import pytest
import tensorflow as tf

from mobilebert_tf.lite.fold_norms import fold_norms
from mobilebert_tf.lite.inference_graph import InferenceGraph
from mobilebert_tf.models import MobileBERTBackbone, architecture
from tests.lite.random_models import random_inputs, random_norms

PLAIN = {"bottleneck_dim": None, "attention_inputs": "block", "normalization": "layer_norm"}
VARIANTS = {
    "mobilebert": {},
    "tiny": {"attention_inputs": "bottleneck"},
    "teacher": {"attention_inputs": "block", "normalization": "layer_norm", "activation": "gelu"},
    "bert": PLAIN | {"hidden_dim": 32, "embedding_dim": 32, "trigram": False},
    "replaced mask": {"mask_form": "replace", "mask_value": -6.0},
}


def both(backbone, **options):
    """The graph's and Keras' outputs for texts with and without padding."""
    inputs = random_inputs(backbone.vocabulary_size)
    inputs["segment_ids"][:, 2:4] = 1
    order = [inputs[name] for name in ("token_ids", "padding_mask", "segment_ids")]
    graph = tf.function(InferenceGraph(backbone), autograph=False)
    rows = [graph(*(each[i : i + 1] for each in order), **options) for i in range(4)]
    return np.concatenate(rows), np.asarray(backbone(inputs)["sequence_output"])


@pytest.mark.parametrize("variant", VARIANTS)
def test_equals_keras(variant):
    backbone = MobileBERTBackbone(**architecture("mobilebert_toy", **VARIANTS[variant]))
    random_norms(backbone, seed=1, spread=2.0)
    actual, expected = both(backbone)
    np.testing.assert_allclose(actual, expected, atol=1e-5 * np.abs(expected).max())
    first, _ = both(backbone, first_token_only=True)
    assert first.shape == (4, 1, 32)
    np.testing.assert_allclose(first, expected[:, :1], atol=1e-5 * np.abs(expected).max())


def test_folded_norms_leave_no_trace():
    backbone = MobileBERTBackbone(**architecture("mobilebert_toy"))
    random_norms(backbone, seed=1)
    specs = [tf.TensorSpec((1, 8), tf.int32)] * 3

    def count(model):
        graph = tf.function(InferenceGraph(model), autograph=False).get_concrete_function(*specs)
        return sum(operation.type == "Mul" for operation in graph.graph.get_operations())

    # One for the mask in each of two blocks; and all twelve norms, or the last alone.
    assert count(backbone) == 2 + 13
    assert count(fold_norms(backbone)) == 2 + 1
