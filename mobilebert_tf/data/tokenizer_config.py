# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What a tokenizer does to text before it looks for word pieces."""

import dataclasses
from collections.abc import Sequence

from mobilebert_tf.text.word_piece_tokenizer import WordPieceTokenizer


@dataclasses.dataclass(frozen=True, kw_only=True)
class TokenizerConfig:
    """Settings of a `WordPieceTokenizer`, beside its vocabulary.

    Attributes:
        lowercase: whether to lower-case.
        strip_accents: whether to strip accents; None: if `lowercase`.
        split_on_cjk: whether each Chinese character is a word.
    """

    lowercase: bool = True
    strip_accents: bool | None = None
    split_on_cjk: bool = True

    @classmethod
    def of(cls, tokenizer: WordPieceTokenizer) -> "TokenizerConfig":
        """The settings of a tokenizer."""
        names = (field.name for field in dataclasses.fields(cls))
        return cls(**{name: getattr(tokenizer, name) for name in names})

    def make(self, vocabulary: Sequence[str] | None = None) -> WordPieceTokenizer:
        """Makes a tokenizer."""
        return WordPieceTokenizer(
            list(vocabulary) if vocabulary else None,
            lowercase=self.lowercase,
            strip_accents=self.strip_accents,
            split_on_cjk=self.split_on_cjk,
        )
