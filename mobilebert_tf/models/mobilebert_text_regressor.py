# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Text regression: raw strings in, a number out."""

import keras
import keras_hub

from mobilebert_tf.layers.dense import make_dense
from mobilebert_tf.models.mobilebert_backbone import MobileBERTBackbone
from mobilebert_tf.models.mobilebert_task import MobileBERTTask
from mobilebert_tf.models.mobilebert_text_classifier_preprocessor import (
    MobileBERTTextClassifierPreprocessor,
)


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class MobileBERTTextRegressor(MobileBERTTask, keras_hub.models.Task):
    """A number for a text or a pair of texts, as in STS-B.

    ```python
    regressor = MobileBERTTextRegressor.from_preset("preset")
    regressor.fit((["a dog runs"], ["a dog is running"]), [4.8])
    ```

    Args:
        backbone: a `MobileBERTBackbone`.
        preprocessor: a `MobileBERTTextClassifierPreprocessor`, or None to be fed
            with token ids.
        dropout: before the linear layer, in training.
    """

    backbone_cls = MobileBERTBackbone
    preprocessor_cls = MobileBERTTextClassifierPreprocessor

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
        pooled = backbone(backbone.input)["pooled_output"]
        super().__init__(
            inputs=backbone.input,
            outputs=self.logits_dense(self.logits_dropout(pooled)),
            **kwargs,
        )

        # === Config ===
        self.dropout = dropout

    def compile(self, optimizer="auto", loss="auto", *, metrics="auto", **kwargs):
        """Compiles with Adam, the squared error and the absolute error by default."""
        super().compile(
            keras.optimizers.Adam(5e-5) if optimizer == "auto" else optimizer,
            keras.losses.MeanSquaredError() if loss == "auto" else loss,
            metrics=[keras.metrics.MeanAbsoluteError()] if metrics == "auto" else metrics,
            **kwargs,
        )

    def get_config(self):
        return super().get_config() | {"dropout": self.dropout}
