# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The pre-training task: masked words and the next sentence."""

import keras
import keras_hub

from mobilebert_tf.layers.dense import make_dense
from mobilebert_tf.layers.masked_lm_head import MaskedLMHead
from mobilebert_tf.models.mobilebert_backbone import MobileBERTBackbone
from mobilebert_tf.models.mobilebert_text_classifier_preprocessor import (
    MobileBERTTextClassifierPreprocessor,
)


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class MobileBERTPretrainer(keras_hub.models.Task):
    """A backbone with the masked-LM and the next-sentence head.

    Inputs are the backbone's and `mask_positions` `(batch, predictions)`. Outputs
    are the logits `masked_lm` `(batch, predictions, vocabulary)` and
    `next_sentence` `(batch, 2)`, where class 0 means that the second segment
    follows the first in the text.

    Args:
        backbone: a `MobileBERTBackbone`.
        preprocessor: kept for the preset, so that a fine-tuning task finds the
            tokenizer; pre-training reads batches, not strings.
    """

    backbone_cls = MobileBERTBackbone
    preprocessor_cls = MobileBERTTextClassifierPreprocessor

    def __init__(self, backbone: MobileBERTBackbone, preprocessor=None, **kwargs):
        # === Layers ===
        self.backbone = backbone
        self.preprocessor = preprocessor
        self.masked_lm_head = MaskedLMHead(
            backbone.token_embedding, backbone.activation, name="masked_lm_head", dtype=backbone.dtype_policy
        )
        self.next_sentence_head = make_dense(2, name="next_sentence_head", dtype=backbone.dtype_policy)

        # === Functional Model ===
        inputs = backbone.input | {"mask_positions": keras.Input((None,), dtype="int32", name="mask_positions")}
        outputs = backbone(backbone.input)
        super().__init__(
            inputs=inputs,
            outputs={
                "masked_lm": self.masked_lm_head(outputs["sequence_output"], inputs["mask_positions"]),
                "next_sentence": self.next_sentence_head(outputs["pooled_output"]),
            },
            compile=False,
            **kwargs,
        )
