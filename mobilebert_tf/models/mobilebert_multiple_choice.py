# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Multiple choice: which continuation of a prompt is right."""

import keras
import keras_hub

from mobilebert_tf.layers.dense import make_dense
from mobilebert_tf.layers.fold_choices import FoldChoices
from mobilebert_tf.layers.unfold_choices import UnfoldChoices
from mobilebert_tf.models.mobilebert_backbone import MobileBERTBackbone
from mobilebert_tf.models.mobilebert_multiple_choice_preprocessor import (
    MobileBERTMultipleChoicePreprocessor,
)
from mobilebert_tf.models.mobilebert_task import MobileBERTTask


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class MobileBERTMultipleChoice(MobileBERTTask, keras_hub.models.Task):
    """Scores each choice by a linear layer on its own pooled output.

    Reads prompts `(batch,)` and choices `(batch, choices)`, as raw strings with a
    preprocessor; the output is logits `(batch, choices)`, and a label is the index
    of the right choice. The number of choices is free.

    Args:
        backbone: a `MobileBERTBackbone`.
        preprocessor: a `MobileBERTMultipleChoicePreprocessor`, or None to be fed
            with token ids `(batch, choices, sequence)`.
        dropout: before the linear layer, in training.
    """

    backbone_cls = MobileBERTBackbone
    preprocessor_cls = MobileBERTMultipleChoicePreprocessor

    def __init__(
        self, backbone: MobileBERTBackbone, preprocessor=None, dropout: float = 0.1, **kwargs
    ):
        # === Layers ===
        self.backbone = backbone
        self.preprocessor = preprocessor
        self.logits_dropout = keras.layers.Dropout(
            dropout, name="logits_dropout", dtype=backbone.dtype_policy
        )
        self.logits_dense = make_dense(1, name="logits_dense", dtype="float32")

        # === Functional Model ===
        inputs = {
            name: keras.Input((None, None), dtype="int32", name=name) for name in backbone.input
        }
        folded = {name: FoldChoices()(value) for name, value in inputs.items()}
        scores = self.logits_dense(self.logits_dropout(backbone(folded)["pooled_output"]))
        outputs = UnfoldChoices(dtype="float32")(scores, inputs["token_ids"])
        super().__init__(inputs=inputs, outputs=outputs, **kwargs)

        # === Config ===
        self.dropout = dropout

    def compile(self, optimizer="auto", loss="auto", *, metrics="auto", **kwargs):
        """Compiles with Adam, cross-entropy over the choices and accuracy by default."""
        if loss == "auto":
            loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        super().compile(
            keras.optimizers.Adam(5e-5) if optimizer == "auto" else optimizer,
            loss,
            metrics=[keras.metrics.SparseCategoricalAccuracy()] if metrics == "auto" else metrics,
            **kwargs,
        )

    def get_config(self):
        return super().get_config() | {"dropout": self.dropout}
