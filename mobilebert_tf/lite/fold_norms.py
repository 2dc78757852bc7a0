# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Folds NoNorm into the linear layers around it, exactly.

NoNorm is `gamma * x + beta` per channel (paper equation 2). After training the
converter can only remove the ones that directly follow a linear layer; the ones
behind a residual sum stay as two operators each, six a block in MobileBERT.

Write the residual stream after norm `l` as `x_l = d_l * x'_l`, with
`d_l = gamma_l * d_{l-1}` per channel. Then

    x_l  = gamma_l * (W a + b + d_{l-1} x'_{l-1}) + beta_l
    x'_l = (W / d_{l-1}) a + (b / d_{l-1} + beta_l / d_l) + x'_{l-1}

so every norm becomes the identity: writers of the stream take `1 / d`, beta goes
into their biases, and readers multiply the rows of their kernels by `d`. At the
end of the stream the head's kernel takes `d`, or, without a head to change, the
last norm stays and gives the true scale back.

A channel whose `gamma` is too near zero to divide by stays in its norm, which
then keeps `gamma * d_{l-1}` and `beta` there, and the scale starts again at 1.
"""

from __future__ import annotations

import keras
import numpy as np

from mobilebert_tf.lite.copy_model import Model, backbone_and_readers, copy_model
from mobilebert_tf.lite.linear_weights import LinearWeights
from mobilebert_tf.lite.residual_stream import Step, Stream, has_streams, residual_streams

# Beyond these float32 could overflow or lose bits on its way through 24 blocks.
_SMALLEST_GAMMA = 1e-6
_SCALE_RANGE = (1e-12, 1e12)


def fold_norms(model: Model, weights: LinearWeights | None = None) -> Model:
    """Returns an equal float32 model whose NoNorms are the identity.

    A classifier's head takes the last scale. The last norm of a bare backbone
    keeps it, for nobody else could. Models with layer normalisation are copied
    unchanged: their statistics cannot be folded. So are those without bottlenecks
    (plain BERT), which no paper gives NoNorms.

    Args:
        model: a `MobileBERTBackbone`, or a `MobileBERTTextClassifier`, which is
            returned without its preprocessor.
        weights: notes what becomes of the new model's linear layers.

    Returns:
        A new model; `model` stays as it is.
    """
    folded = copy_model(model)
    backbone, readers = backbone_and_readers(folded)
    if has_streams(backbone):
        weights = weights or LinearWeights()
        for stream in residual_streams(backbone, readers):
            _fold_stream(stream, weights)
        weights.assign()
    return folded


def _fold_stream(stream: Stream, weights: LinearWeights) -> None:
    scale = None
    last = len(stream.steps) - 1
    for index, step in enumerate(stream.steps):
        if step.kind == "start":
            scale = _fold_start(step, weights)
        elif step.kind == "read":
            weights.scale_inputs(step.dense, scale)
        else:
            scale = _fold_residual(step, scale, weights, is_end=index == last)


def _fold_start(step: Step, weights: LinearWeights) -> np.ndarray:
    """Nothing was added yet, so the layer takes gamma and beta themselves."""
    gamma, beta = _affine(step.normalization)
    weights.scale_outputs(step.dense, gamma)
    weights.shift_outputs(step.dense, beta)
    for table in step.tables:
        table.embeddings.assign(np.asarray(table.embeddings, np.float64) * gamma)
    _set_affine(step.normalization, np.ones_like(gamma), np.zeros_like(beta))
    return np.ones_like(gamma)


def _fold_residual(
    step: Step, scale: np.ndarray, weights: LinearWeights, is_end: bool
) -> np.ndarray:
    """Folds the norm behind a residual sum; returns the stream's new scale."""
    gamma, beta = _affine(step.normalization)
    new_scale = gamma * scale
    low, high = _SCALE_RANGE
    folds = (abs(gamma) > _SMALLEST_GAMMA) & (low < abs(new_scale)) & (abs(new_scale) < high)
    folds &= not is_end
    divisor = np.where(folds, new_scale, 1.0)
    weights.scale_outputs(step.dense, 1.0 / scale)
    weights.shift_outputs(step.dense, np.where(folds, beta / divisor, 0.0))
    _set_affine(step.normalization, np.where(folds, 1.0, new_scale), np.where(folds, 0.0, beta))
    return divisor


def _affine(normalization: keras.layers.Layer) -> tuple[np.ndarray, np.ndarray]:
    gamma, beta = normalization.gamma, normalization.beta
    return np.asarray(gamma, np.float64), np.asarray(beta, np.float64)


def _set_affine(normalization: keras.layers.Layer, gamma: np.ndarray, beta: np.ndarray):
    normalization.gamma.assign(gamma)
    normalization.beta.assign(beta)
