# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From raw strings to a text classifier's inputs."""

import keras
import keras_hub

from mobilebert_tf.models.mobilebert_backbone import MobileBERTBackbone
from mobilebert_tf.models.mobilebert_tokenizer import MobileBERTTokenizer


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class MobileBERTTextClassifierPreprocessor(keras_hub.models.TextClassifierPreprocessor):
    """Packs one text, or a tuple of two, as `[CLS] a [SEP] (b [SEP])`.

    Gives `token_ids`, `padding_mask` and `segment_ids`, each
    `(batch, sequence_length)`; longer texts are cut, a pair from its longer side.

    Args:
        tokenizer: a `MobileBERTTokenizer`.
        sequence_length: length of the packed sequence, special tokens included.
    """

    backbone_cls = MobileBERTBackbone
    tokenizer_cls = MobileBERTTokenizer

    def __init__(self, tokenizer, sequence_length: int = 128, **kwargs):
        super().__init__(tokenizer, sequence_length=sequence_length, **kwargs)
