# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Extractive question answering: where in a context the answer starts and ends."""

import keras
import keras_hub

from mobilebert_tf.layers.dense import make_dense
from mobilebert_tf.models.mobilebert_backbone import MobileBERTBackbone
from mobilebert_tf.models.mobilebert_task import MobileBERTTask
from mobilebert_tf.models.mobilebert_text_classifier_preprocessor import (
    MobileBERTTextClassifierPreprocessor,
)


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class MobileBERTQuestionAnswerer(MobileBERTTask, keras_hub.models.Task):
    """Scores every token as the answer's first and as its last.

    Reads a tuple of questions and contexts, packed as `[CLS] question [SEP] context
    [SEP]`. Outputs are the logits `start_logits` and `end_logits`, each
    `(batch, sequence)`; labels are a dict of token positions under the same names.
    Padding is scored like any other token, as in the original.

    Args:
        backbone: a `MobileBERTBackbone`.
        preprocessor: a `MobileBERTTextClassifierPreprocessor`, or None to be fed
            with token ids.
    """

    backbone_cls = MobileBERTBackbone
    preprocessor_cls = MobileBERTTextClassifierPreprocessor

    def __init__(self, backbone: MobileBERTBackbone, preprocessor=None, **kwargs):
        # === Layers ===
        self.backbone = backbone
        self.preprocessor = preprocessor
        self.span_dense = make_dense(2, name="span_dense", dtype="float32")

        # === Functional Model ===
        logits = self.span_dense(backbone(backbone.input)["sequence_output"])
        super().__init__(
            inputs=backbone.input,
            outputs={"start_logits": logits[:, :, 0], "end_logits": logits[:, :, 1]},
            **kwargs,
        )

    def compile(self, optimizer="auto", loss="auto", **kwargs):
        """Compiles with Adam and the mean of both cross-entropies by default."""
        if loss == "auto":
            names = ("start_logits", "end_logits")
            loss = {name: keras.losses.SparseCategoricalCrossentropy(True) for name in names}
            kwargs = {"loss_weights": dict.fromkeys(names, 0.5)} | kwargs
        optimizer = keras.optimizers.Adam(5e-5) if optimizer == "auto" else optimizer
        super().compile(optimizer, loss, **kwargs)
