# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of naming linear layers."""

from mobilebert_tf.lite.linear_layers import linear_layers
from tests.lite.random_classifier import random_classifier


def test_names_each_layer_as_the_file_does():
    model = random_classifier(num_layers=1)
    layers = linear_layers(model)
    # The trigrams' projection, two bottlenecks in, four of attention, two times two
    # feed-forward layers, one bottleneck out; and the head.
    assert len(layers) == 1 + 2 + 4 + 4 + 1 + 1
    attention = model.backbone.blocks[0].attention
    assert layers["block_0/attention/query"] is attention.query
    assert layers["embeddings/projection"] is model.backbone.embeddings.projection
    assert layers["logits_dense"] is model.logits_dense
