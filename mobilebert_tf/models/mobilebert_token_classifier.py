# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A class for every token: named entities, parts of speech."""

from collections.abc import Sequence

import keras
import keras_hub
import numpy as np

from mobilebert_tf.layers.dense import make_dense
from mobilebert_tf.models.mobilebert_backbone import MobileBERTBackbone
from mobilebert_tf.models.mobilebert_task import MobileBERTTask
from mobilebert_tf.models.mobilebert_token_classifier_preprocessor import (
    MobileBERTTokenClassifierPreprocessor,
)


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class MobileBERTTokenClassifier(MobileBERTTask, keras_hub.models.Task):
    """A linear classifier on every token of the sequence output.

    ```python
    tagger = MobileBERTTokenClassifier.from_preset(
        "preset", num_classes=3, class_names=["O", "B-PER", "I-PER"]
    )
    tagger.fit(["Ada met Charles"], ["B-PER O B-PER"])
    tagger.tag(["Ada met Charles"])  # [["B-PER", "O", "B-PER"]]
    ```

    Texts are words between spaces. A word is labelled by its first piece; the
    others have no weight. `tag` reads texts of any length, in windows; `fit` and
    `predict` read the first `sequence_length` tokens, or a dict of packed inputs.
    The output is logits `(batch, sequence, num_classes)`.

    Args:
        backbone: a `MobileBERTBackbone`.
        num_classes: classes of a token.
        class_names: the classes by name, in label order. Defaults to "0", "1", ….
        preprocessor: a `MobileBERTTokenClassifierPreprocessor`, or None to be fed
            with token ids.
        dropout: before the classifier, in training.

    Raises:
        ValueError: if `class_names` does not have `num_classes` names.
    """

    backbone_cls = MobileBERTBackbone
    preprocessor_cls = MobileBERTTokenClassifierPreprocessor

    def __init__(
        self,
        backbone: MobileBERTBackbone,
        num_classes: int,
        class_names: Sequence[str] | None = None,
        preprocessor=None,
        dropout: float = 0.1,
        **kwargs,
    ):
        numbers = [str(index) for index in range(num_classes)]
        class_names = numbers if class_names is None else list(class_names)
        if len(class_names) != num_classes:
            raise ValueError(
                "`class_names` must have `num_classes` names. "
                f"Received: class_names={class_names}, num_classes={num_classes}"
            )
        # === Layers ===
        self.backbone = backbone
        self.preprocessor = preprocessor
        if preprocessor is not None:
            preprocessor.class_names = class_names
        self.logits_dropout = keras.layers.Dropout(
            dropout, name="logits_dropout", dtype=backbone.dtype_policy
        )
        self.logits_dense = make_dense(num_classes, name="logits_dense", dtype="float32")

        # === Functional Model ===
        hidden = backbone(backbone.input)["sequence_output"]
        super().__init__(
            inputs=backbone.input,
            outputs=self.logits_dense(self.logits_dropout(hidden)),
            **kwargs,
        )

        # === Config ===
        self.num_classes = num_classes
        self.class_names = class_names
        self.dropout = dropout

    def compile(self, optimizer="auto", loss="auto", *, weighted_metrics="auto", **kwargs):
        """Compiles with Adam, cross-entropy and accuracy over words by default."""
        if loss == "auto":
            loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        if weighted_metrics == "auto":
            weighted_metrics = [keras.metrics.SparseCategoricalAccuracy()]
        super().compile(
            keras.optimizers.Adam(5e-5) if optimizer == "auto" else optimizer,
            loss,
            weighted_metrics=weighted_metrics,
            **kwargs,
        )

    def tag(self, texts: Sequence[str | Sequence[str]]) -> list[list[str]]:
        """Returns a class name for every word of every text, however long it is.

        Args:
            texts: each one words between white space, or a list of words.
        """
        words = [text.split() if isinstance(text, str) else list(text) for text in texts]
        windows = self.preprocessor.windows(words)
        if not len(windows):
            return [[] for _ in words]
        logits = self.predict(windows.inputs(), verbose=0)
        return [
            [self.class_names[index] for index in row]
            for row in windows.of_words(np.argmax(logits, axis=-1))
        ]

    def get_config(self):
        return super().get_config() | {
            "num_classes": self.num_classes,
            "class_names": self.class_names,
            "dropout": self.dropout,
        }
