# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Whether one text follows another."""

import keras
import keras_hub

from mobilebert_tf.layers.dense import make_dense
from mobilebert_tf.models.mobilebert_backbone import MobileBERTBackbone
from mobilebert_tf.models.mobilebert_task import MobileBERTTask
from mobilebert_tf.models.mobilebert_text_classifier_preprocessor import (
    MobileBERTTextClassifierPreprocessor,
)


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class MobileBERTNextSentencePredictor(MobileBERTTask, keras_hub.models.TextClassifier):
    """The next-sentence head of pre-training, alone.

    Reads a tuple of two lists of strings; the output is logits `(batch, 2)`, where
    class 0 means that the second text follows the first.

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
        self.next_sentence_head = make_dense(
            2, name="next_sentence_head", dtype=backbone.dtype_policy
        )

        # === Functional Model ===
        pooled = backbone(backbone.input)["pooled_output"]
        super().__init__(inputs=backbone.input, outputs=self.next_sentence_head(pooled), **kwargs)
