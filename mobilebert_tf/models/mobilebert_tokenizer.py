# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The tokenizer of every MobileBERT preset."""

import keras

from mobilebert_tf.models.mobilebert_backbone import MobileBERTBackbone
from mobilebert_tf.text.word_piece_tokenizer import WordPieceTokenizer


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class MobileBERTTokenizer(WordPieceTokenizer):
    """BERT's word pieces with the special tokens that MobileBERT packs with.

    ```python
    tokenizer = MobileBERTTokenizer(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "fox"])
    tokenizer("The FOX")  # [5, 6]
    ```

    Args:
        vocabulary: list of word pieces, or the path of a file with one a line;
            contains `[PAD] [UNK] [CLS] [SEP] [MASK]`.
        lowercase: whether to lower-case and strip accents ("uncased").
    """

    backbone_cls = MobileBERTBackbone

    def __init__(self, vocabulary=None, lowercase: bool = True, **kwargs):
        self._add_special_token("[CLS]", "cls_token")
        self._add_special_token("[SEP]", "sep_token")
        self._add_special_token("[PAD]", "pad_token")
        self._add_special_token("[MASK]", "mask_token")
        # KerasHub's preprocessors pack with these two names.
        self._add_special_token("[CLS]", "start_token")
        self._add_special_token("[SEP]", "end_token")
        super().__init__(vocabulary=vocabulary, lowercase=lowercase, **kwargs)
