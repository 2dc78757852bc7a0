# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Text classification: raw strings in, a class out."""

from collections.abc import Sequence

import keras
import keras_hub

from mobilebert_tf.layers.dense import make_dense
from mobilebert_tf.models.mobilebert_backbone import MobileBERTBackbone
from mobilebert_tf.models.mobilebert_task import MobileBERTTask
from mobilebert_tf.models.mobilebert_text_classifier_preprocessor import (
    MobileBERTTextClassifierPreprocessor,
)


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class MobileBERTTextClassifier(MobileBERTTask, keras_hub.models.TextClassifier):
    """A linear classifier on the backbone's pooled output.

    ```python
    names = ["bad", "good"]
    classifier = MobileBERTTextClassifier.from_preset("preset", num_classes=2, class_names=names)
    classifier.fit(texts, labels)
    classifier.predict(["what a lovely phone"])
    ```

    Args:
        backbone: a `MobileBERTBackbone`.
        num_classes: classes; the output is `(batch, num_classes)`.
        class_names: the classes by name, in label order; carried into the
            preset and into exported files. Defaults to "0", "1", ….
        preprocessor: a `MobileBERTTextClassifierPreprocessor`, or None to be fed
            with token ids.
        activation: None for logits or "softmax".
        dropout: before the classifier, in training (0.1 as in BERT).

    Raises:
        ValueError: if `class_names` does not have `num_classes` names.
    """

    backbone_cls = MobileBERTBackbone
    preprocessor_cls = MobileBERTTextClassifierPreprocessor

    def __init__(
        self,
        backbone: MobileBERTBackbone,
        num_classes: int,
        class_names: Sequence[str] | None = None,
        preprocessor=None,
        activation=None,
        dropout: float = 0.1,
        **kwargs,
    ):
        class_names = (
            [str(index) for index in range(num_classes)]
            if class_names is None
            else list(class_names)
        )
        if len(class_names) != num_classes:
            raise ValueError(
                "`class_names` must have `num_classes` names. "
                f"Received: class_names={class_names}, num_classes={num_classes}"
            )
        # === Layers ===
        self.backbone = backbone
        self.preprocessor = preprocessor
        self.logits_dropout = keras.layers.Dropout(
            dropout, name="logits_dropout", dtype=backbone.dtype_policy
        )
        self.logits_dense = make_dense(
            num_classes, name="logits_dense", activation=activation, dtype="float32"
        )

        # KerasHub's default loss depends on it, and is made while the model is.
        self.activation = keras.activations.get(activation)

        # === Functional Model ===
        pooled = backbone(backbone.input)["pooled_output"]
        super().__init__(
            inputs=backbone.input, outputs=self.logits_dense(self.logits_dropout(pooled)), **kwargs
        )

        # === Config ===
        self.num_classes = num_classes
        self.class_names = class_names
        self.dropout = dropout

    def get_config(self):
        return super().get_config() | {
            "num_classes": self.num_classes,
            "class_names": self.class_names,
            "activation": keras.activations.serialize(self.activation),
            "dropout": self.dropout,
        }
