# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The pre-training task: masked words and the next sentence."""

import keras
import keras_hub

from mobilebert_tf.layers.dense import make_dense
from mobilebert_tf.layers.masked_lm_head import MaskedLMHead
from mobilebert_tf.models.mobilebert_backbone import MobileBERTBackbone
from mobilebert_tf.models.mobilebert_task import MobileBERTTask
from mobilebert_tf.models.mobilebert_text_classifier_preprocessor import (
    MobileBERTTextClassifierPreprocessor,
)


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class MobileBERTPretrainer(MobileBERTTask, keras_hub.models.Task):
    """A backbone with the masked-LM and the next-sentence head.

    Inputs are the backbone's and `mask_positions` `(batch, predictions)`. Outputs
    are the logits `masked_lm` `(batch, predictions, vocabulary)` and
    `next_sentence` `(batch, 2)`, where class 0 means that the second segment
    follows the first in the text.

    Args:
        backbone: a `MobileBERTBackbone`.
        preprocessor: kept for the preset, so that a fine-tuning task finds the
            tokenizer; pre-training reads batches, not strings.
        masked_lm_activation: activation of the masked-LM head; the backbone's
            unless given.
        low_rank_masked_lm: whether the masked-LM head is the low-rank one.
    """

    backbone_cls = MobileBERTBackbone
    preprocessor_cls = MobileBERTTextClassifierPreprocessor

    def __init__(
        self,
        backbone: MobileBERTBackbone,
        preprocessor=None,
        masked_lm_activation: str | None = None,
        low_rank_masked_lm: bool = False,
        **kwargs,
    ):
        # === Layers ===
        self.backbone = backbone
        self.preprocessor = preprocessor
        dtype = backbone.dtype_policy
        self.masked_lm_head = MaskedLMHead(
            backbone.token_embedding,
            activation=masked_lm_activation or backbone.activation,
            low_rank=low_rank_masked_lm,
            name="masked_lm_head",
            dtype=dtype,
        )
        self.next_sentence_head = make_dense(2, name="next_sentence_head", dtype=dtype)

        # === Functional Model ===
        positions = keras.Input((None,), dtype="int32", name="mask_positions")
        outputs = backbone(backbone.input)
        super().__init__(
            inputs=backbone.input | {"mask_positions": positions},
            outputs={
                "masked_lm": self.masked_lm_head(outputs["sequence_output"], positions),
                "next_sentence": self.next_sentence_head(outputs["pooled_output"]),
            },
            **({"compile": False} | kwargs),
        )

        # === Config ===
        self.masked_lm_activation = masked_lm_activation
        self.low_rank_masked_lm = low_rank_masked_lm

    def get_config(self):
        return super().get_config() | {
            "masked_lm_activation": self.masked_lm_activation,
            "low_rank_masked_lm": self.low_rank_masked_lm,
        }
