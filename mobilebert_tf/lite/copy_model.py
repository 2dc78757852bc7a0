# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Copies of models, to transform their weights for export."""

from __future__ import annotations

from typing import TypeVar

import keras

from mobilebert_tf.models.mobilebert_backbone import MobileBERTBackbone
from mobilebert_tf.models.mobilebert_multiple_choice import MobileBERTMultipleChoice
from mobilebert_tf.models.mobilebert_task import MobileBERTTask
from mobilebert_tf.models.mobilebert_text_classifier import MobileBERTTextClassifier
from mobilebert_tf.models.mobilebert_text_regressor import MobileBERTTextRegressor

Model = TypeVar("Model", MobileBERTBackbone, MobileBERTTask)

# Tasks that read the first token, through the pooler where there is one.
POOLED = (MobileBERTTextClassifier, MobileBERTTextRegressor, MobileBERTMultipleChoice)
_NOT_OF_THE_HEAD = ("backbone", "preprocessor", "name", "trainable", "dtype")


def copy_model(model: Model) -> Model:
    """Returns a float32 copy with weights of its own, and without preprocessor."""
    backbone, _ = backbone_and_readers(model)
    copy = MobileBERTBackbone.from_config(backbone.get_config() | {"dtype": "float32"})
    if model is not backbone:
        config = model.get_config()
        head = {name: config[name] for name in config if name not in _NOT_OF_THE_HEAD}
        copy = type(model)(copy, **head)
    copy.set_weights(model.get_weights())
    return copy


def backbone_and_readers(
    model: Model,
) -> tuple[MobileBERTBackbone, tuple[keras.layers.Layer, ...]]:
    """The backbone, and the linear layers that alone read its last block's output."""
    if isinstance(model, MobileBERTBackbone):
        return model, ()
    backbone = model.backbone
    if isinstance(model, POOLED):
        return backbone, (backbone.pooler or model.logits_dense,)
    return backbone, (getattr(model, "span_dense", None) or model.logits_dense,)
