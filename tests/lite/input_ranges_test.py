# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of the ranges that linear layers are given."""

import numpy as np

from mobilebert_tf.lite.input_ranges import input_ranges
from mobilebert_tf.models import MobileBERTBackbone, architecture
from tests.lite.random_models import random_inputs, random_norms


def sample_inputs(**inputs):
    """The backbone's inputs as samples of an exported file."""
    names = {"token_ids": "ids", "padding_mask": "mask", "segment_ids": "segment_ids"}
    rows = range(len(inputs["token_ids"]))
    return [{to: inputs[name][row : row + 1] for name, to in names.items()} for row in rows]


def test_ranges_are_those_of_the_hidden_states():
    for attention_inputs in ("shared_bottleneck", "bottleneck", "block"):
        backbone = MobileBERTBackbone(
            **architecture("mobilebert_toy", attention_inputs=attention_inputs)
        )
        random_norms(backbone, seed=3)
        inputs = random_inputs(backbone.vocabulary_size, batch=20)
        ranges = input_ranges(backbone, sample_inputs(**inputs))
        real = inputs["padding_mask"] > 0
        import keras

        hidden_states = keras.Model(backbone.input, backbone.hidden_states)(inputs)
        for block, hidden in zip(backbone.blocks, hidden_states[:-1], strict=True):
            expected = np.abs(np.asarray(hidden))[real].max(axis=0)
            np.testing.assert_allclose(
                ranges[id(block.input_bottleneck.dense)], expected, rtol=1e-4
            )


def test_every_linear_layer_inside_blocks_has_one():
    backbone = MobileBERTBackbone(**architecture("mobilebert_toy"))
    ranges = input_ranges(backbone, sample_inputs(**random_inputs(backbone.vocabulary_size)))
    dense = [layer for block in backbone.blocks for layer in block._flatten_layers()]
    dense = {id(layer): layer for layer in dense if type(layer).__name__ == "Dense"}
    assert set(ranges) == set(dense)
    assert all(ranges[key].shape == (layer.kernel.shape[0],) for key, layer in dense.items())
