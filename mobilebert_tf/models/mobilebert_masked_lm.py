# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The masked-word task alone: continue pre-training on a domain's raw text."""

import keras
import keras_hub

from mobilebert_tf.layers.masked_lm_head import MaskedLMHead
from mobilebert_tf.models.mobilebert_backbone import MobileBERTBackbone
from mobilebert_tf.models.mobilebert_masked_lm_preprocessor import MobileBERTMaskedLMPreprocessor
from mobilebert_tf.models.mobilebert_task import MobileBERTTask


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class MobileBERTMaskedLM(MobileBERTTask, keras_hub.models.MaskedLM):
    """A backbone with the masked-LM head.

    Inputs are the backbone's and `mask_positions` `(batch, predictions)`; the
    output is the logits `(batch, predictions, vocabulary)`. With a preprocessor,
    `fit` reads raw strings and masks them itself.

    Args:
        backbone: a `MobileBERTBackbone`.
        preprocessor: a `MobileBERTMaskedLMPreprocessor`, or None to be fed with
            token ids.
        masked_lm_activation: activation of the head; the backbone's unless given.
        low_rank_masked_lm: whether the head is the low-rank one.
    """

    backbone_cls = MobileBERTBackbone
    preprocessor_cls = MobileBERTMaskedLMPreprocessor

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
        self.masked_lm_head = MaskedLMHead(
            backbone.token_embedding,
            activation=masked_lm_activation or backbone.activation,
            low_rank=low_rank_masked_lm,
            name="masked_lm_head",
            dtype=backbone.dtype_policy,
        )

        # === Functional Model ===
        positions = keras.Input((None,), dtype="int32", name="mask_positions")
        hidden = backbone(backbone.input)["sequence_output"]
        super().__init__(
            inputs=backbone.input | {"mask_positions": positions},
            outputs=self.masked_lm_head(hidden, positions),
            **kwargs,
        )

        # === Config ===
        self.masked_lm_activation = masked_lm_activation
        self.low_rank_masked_lm = low_rank_masked_lm

    def get_config(self):
        return super().get_config() | {
            "masked_lm_activation": self.masked_lm_activation,
            "low_rank_masked_lm": self.low_rank_masked_lm,
        }
