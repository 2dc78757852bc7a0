# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of finding where an int8 file rounds."""

import pytest

from mobilebert_tf.lite.absorb_biases import absorb_biases
from mobilebert_tf.lite.convert import convert_model
from mobilebert_tf.lite.fold_norms import fold_norms
from mobilebert_tf.lite.linear_layers import linear_layers
from mobilebert_tf.lite.rounding_points import rounding_points
from mobilebert_tf.models.quantization import RoundingPoint
from tests.lite.random_classifier import random_classifier


@pytest.mark.parametrize(
    "attention_inputs",
    ["shared_bottleneck", pytest.param("bottleneck", marks=pytest.mark.slow)],
)
def test_every_linear_layer_but_the_head_has_its_points(attention_inputs):
    model = fold_norms(random_classifier(attention_inputs=attention_inputs))
    absorb_biases(model.backbone)
    points = set(rounding_points(convert_model(model, 8)).values())
    names = set(linear_layers(model)) - {"logits_dense"}
    assert {point.output_of for point in points if not point.read_by} == names
    read = {name for point in points for name in point.read_by}
    direct = {"shared_bottleneck": ("query", "key"), "bottleneck": ("query", "key", "value")}
    for block in ("block_0", "block_1"):
        # These read another layer's output, which is rounded already.
        names -= {f"{block}/attention/{name}" for name in direct[attention_inputs]}
        names -= {f"{block}/feed_forward_{index}/output_dense" for index in range(2)}
    assert read == names - {"embeddings/projection"}  # It reads rows of the table.


def test_a_tensor_that_several_layers_read_is_one_point():
    model = fold_norms(random_classifier(num_layers=1))
    absorb_biases(model.backbone)
    readers = ("block_0/attention/value", "block_0/input_bottleneck/dense")
    readers += ("block_0/key_query_bottleneck/dense",)
    points = rounding_points(convert_model(model, 8))
    # The block's input, and its first row, which alone the input bottleneck reads.
    assert list(points.values()).count(RoundingPoint(read_by=readers)) == 2
