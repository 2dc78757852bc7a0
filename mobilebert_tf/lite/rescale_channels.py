# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Gives channels of streams another scale, changing no result."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from mobilebert_tf.lite.copy_model import Model, backbone_and_readers
from mobilebert_tf.lite.linear_weights import LinearWeights
from mobilebert_tf.lite.residual_stream import (
    Stream,
    has_streams,
    inner_streams,
    residual_streams,
)


def rescale_channels(
    model: Model, scales: Mapping[str, np.ndarray], weights: LinearWeights | None = None
) -> None:
    """Divides the channels of each stream of `model`, in place.

    Args:
        model: a folded model, of `fold_norms`.
        scales: name of a stream to a positive factor for each channel.
        weights: notes what becomes of the model's linear layers.
    """
    weights = weights or LinearWeights()
    for stream in scalable_streams(model):
        rescale_stream(stream, np.asarray(scales[stream.name], np.float64), weights)
    weights.assign()


def scalable_streams(model: Model) -> list[Stream]:
    """The streams whose scale is free.

    Layer normalisation ties the scale of a residual sum, so models with it only have
    their inner streams, and so do those without bottlenecks.
    """
    backbone, readers = backbone_and_readers(model)
    streams = list(inner_streams(backbone))
    if has_streams(backbone):
        streams += residual_streams(backbone, readers)
    return streams


def rescale_stream(stream: Stream, scale: np.ndarray, weights: LinearWeights) -> None:
    """Divides what is written into a stream and multiplies where it is read."""
    last = stream.steps[-1]
    for step in stream.steps:
        if step.kind == "read":
            weights.scale_inputs(step.dense, scale)
            continue
        weights.scale_outputs(step.dense, 1 / scale)
        for table in step.tables:
            table.embeddings.assign(np.asarray(table.embeddings, np.float64) / scale)
        if step.normalization is not None and step is not last:
            beta = np.asarray(step.normalization.beta, np.float64)
            step.normalization.beta.assign(beta / scale)
    if last.kind == "add":  # Nobody reads the end: its norm gives the true scale back.
        gamma = np.asarray(last.normalization.gamma, np.float64)
        last.normalization.gamma.assign(gamma * scale)
