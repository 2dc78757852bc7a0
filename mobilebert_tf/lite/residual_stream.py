# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Who writes and who reads the channels that flow through a MobileBERT."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Literal

import keras

from mobilebert_tf.models.mobilebert_backbone import MobileBERTBackbone


@dataclasses.dataclass(frozen=True)
class Step:
    """One linear layer's part in a stream, in the order of computation.

    - `start`: the layer's output, normalised, is the stream;
    - `read`: the layer takes the stream as its input;
    - `add`: the layer's output is added to the stream, and the sum normalised.
    """

    kind: Literal["start", "read", "add"]
    dense: keras.layers.Layer
    normalization: keras.layers.Layer | None = None
    # Embeddings that are added to a starting layer's output.
    tables: tuple[keras.layers.Embedding, ...] = ()


@dataclasses.dataclass(frozen=True)
class Stream:
    """A tensor, or a chain of residual sums, whose channels share one scale.

    Multiplying a channel at every writer and dividing it at every reader
    changes nothing that leaves the stream.
    """

    name: str
    steps: tuple[Step, ...]


def has_streams(backbone: MobileBERTBackbone) -> bool:
    """Whether a backbone has residual streams whose channels can be scaled."""
    return backbone.normalization == "no_norm" and backbone.bottleneck_dim is not None


def residual_streams(
    backbone: MobileBERTBackbone, readers: tuple[keras.layers.Layer, ...] = ()
) -> Iterator[Stream]:
    """Yields the stream between blocks and the streams inside every block.

    Args:
        backbone: the model.
        readers: the linear layers that read the last block's output.
    """
    yield Stream("between_blocks", tuple(_between_blocks(backbone, readers)))
    for block in backbone.blocks:
        yield Stream(f"{block.name}/residual", tuple(_inside(block)))
        if block.key_query_bottleneck is not None:
            yield Stream(f"{block.name}/key_query", tuple(_key_query(block)))


def inner_streams(backbone: MobileBERTBackbone) -> Iterator[Stream]:
    """Yields what flows from one linear layer to one other, with no norm between.

    The context is a weighted mean of values, channel by channel, so it scales
    with them. A ReLU passes positive scales; other activations do not.
    """
    for block in backbone.blocks:
        attention = block.attention
        steps = (Step("start", attention.value), Step("read", attention.output_dense))
        yield Stream(f"{block.name}/value", steps)
        for layer in block.feed_forwards if backbone.activation == "relu" else ():
            steps = (Step("start", layer.intermediate_dense), Step("read", layer.output_dense))
            yield Stream(f"{block.name}/{layer.name}", steps)


def _between_blocks(backbone, readers) -> Iterator[Step]:
    embeddings = backbone.embeddings
    tables = (embeddings.position_embedding, embeddings.segment_embedding)
    yield Step("start", embeddings.projection, embeddings.normalization, tables)
    for block in backbone.blocks:
        for dense in _readers_of_the_input(block):
            yield Step("read", dense)
        yield Step("add", block.output_bottleneck.dense, block.output_bottleneck.normalization)
    for dense in readers:
        yield Step("read", dense)


def _inside(block: keras.layers.Layer) -> Iterator[Step]:
    attention = block.attention
    yield Step("start", block.input_bottleneck.dense, block.input_bottleneck.normalization)
    if block.attention_inputs == "bottleneck":
        for dense in (attention.query, attention.key, attention.value):
            yield Step("read", dense)
    yield Step("add", attention.output_dense, attention.normalization)
    for feed_forward in block.feed_forwards:
        yield Step("read", feed_forward.intermediate_dense)
        yield Step("add", feed_forward.output_dense, feed_forward.normalization)
    yield Step("read", block.output_bottleneck.dense)


def _key_query(block: keras.layers.Layer) -> Iterator[Step]:
    bottleneck = block.key_query_bottleneck
    yield Step("start", bottleneck.dense, bottleneck.normalization)
    yield Step("read", block.attention.query)
    yield Step("read", block.attention.key)


def _readers_of_the_input(block: keras.layers.Layer) -> list[keras.layers.Layer]:
    attention = block.attention
    readers = [block.input_bottleneck.dense]
    if block.attention_inputs == "shared_bottleneck":
        readers += [block.key_query_bottleneck.dense, attention.value]
    if block.attention_inputs == "block":
        readers += [attention.query, attention.key, attention.value]
    return readers
