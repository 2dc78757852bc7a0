# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of who writes and who reads the streams."""

import pytest

from mobilebert_tf.lite.residual_stream import inner_streams, residual_streams
from mobilebert_tf.models import MobileBERTBackbone, architecture


def make_backbone(**overrides):
    return MobileBERTBackbone(**architecture("mobilebert_toy", **overrides))


def names(stream):
    return [f"{step.kind} {step.dense.path.partition('/')[2]}" for step in stream.steps]


def test_stream_between_blocks():
    first = next(residual_streams(make_backbone(num_layers=1)))
    assert [step.kind for step in first.steps] == ["start", "read", "read", "read", "add"]
    assert [step.dense.name for step in first.steps] == [
        *("projection", "dense", "dense", "value", "dense")
    ]
    assert [table.name for table in first.steps[0].tables] == [
        *("position_embedding", "segment_embedding")
    ]


def test_streams_inside_a_block():
    _, residual, key_query = residual_streams(make_backbone(num_layers=1))
    assert [step.dense.name for step in residual.steps] == [
        *("dense", "output_dense"),
        *("intermediate_dense", "output_dense") * 2,
        "dense",
    ]
    assert [step.dense.name for step in key_query.steps] == ["dense", "query", "key"]


@pytest.mark.parametrize("attention_inputs", ["shared_bottleneck", "bottleneck", "block"])
def test_every_linear_layer_has_one_source(attention_inputs):
    """Read once, so that folding never scales a kernel's rows twice."""
    backbone = make_backbone(attention_inputs=attention_inputs)
    streams = [*residual_streams(backbone), *inner_streams(backbone)]
    read = [id(s.dense) for stream in streams for s in stream.steps if s.kind == "read"]
    written = [id(s.dense) for stream in streams for s in stream.steps if s.kind != "read"]
    assert len(read) == len(set(read)) and len(written) == len(set(written))
    layers = [layer for layer in backbone._flatten_layers() if "Dense" in type(layer).__name__]
    assert {id(layer) for layer in layers} - {id(backbone.embeddings.projection)} == set(read)


def test_only_relu_passes_scales():
    kinds = {"relu": 6, "gelu": 2}
    for activation, number in kinds.items():
        assert len(list(inner_streams(make_backbone(activation=activation)))) == number
