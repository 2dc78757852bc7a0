# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From strings to token ids: sentences, WordPiece, masking."""

from mobilebert_tf._lazy import lazy_exports

__getattr__, __dir__, __all__ = lazy_exports(
    __name__,
    {
        "MaskedLMMasker": "masked_lm_masker",
        "WordPieceTokenizer": "word_piece_tokenizer",
        "split_sentences": "sentence_splitter",
    },
)
