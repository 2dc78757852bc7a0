# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From raw strings to masked words to predict."""

import keras
import keras_hub

from mobilebert_tf.models.mobilebert_backbone import MobileBERTBackbone
from mobilebert_tf.models.mobilebert_tokenizer import MobileBERTTokenizer


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class MobileBERTMaskedLMPreprocessor(keras_hub.models.MaskedLMPreprocessor):
    """Packs one text, or a tuple of two, and masks 15 % of its word pieces.

    Gives `token_ids`, `padding_mask`, `segment_ids` `(batch, sequence_length)` and
    `mask_positions` `(batch, mask_selection_length)`, with the masked ids as labels
    and a weight of zero for unused positions. Each call masks anew.

    Args:
        tokenizer: a `MobileBERTTokenizer`.
        sequence_length: length of the packed sequence, special tokens included.
        mask_selection_length: most word pieces masked in one sequence.
    """

    backbone_cls = MobileBERTBackbone
    tokenizer_cls = MobileBERTTokenizer

    def __init__(
        self, tokenizer, sequence_length: int = 128, mask_selection_length: int = 20, **kwargs
    ):
        super().__init__(
            tokenizer,
            sequence_length=sequence_length,
            mask_selection_length=mask_selection_length,
            **kwargs,
        )
