# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Where a vocabulary has the tokens that pre-training examples are packed with."""

import dataclasses
from collections.abc import Sequence


@dataclasses.dataclass(frozen=True, kw_only=True)
class SpecialTokenIds:
    """Ids of the special tokens.

    Attributes:
        pad: `[PAD]`, fills examples up.
        cls: `[CLS]`, opens an example.
        sep: `[SEP]`, ends both of its segments.
        mask: `[MASK]`, hides a token.
    """

    pad: int
    cls: int
    sep: int
    mask: int

    @classmethod
    def of(cls, vocabulary: Sequence[str]) -> "SpecialTokenIds":
        """Looks the tokens up.

        Raises:
            ValueError: naming the token, if the vocabulary lacks one.
        """
        ids = {}
        for field in dataclasses.fields(cls):
            token = f"[{field.name.upper()}]"
            if token not in vocabulary:
                raise ValueError(
                    f"`vocabulary` must hold {token}. Received: {len(vocabulary)} tokens without "
                    "it. Give a vocabulary made for BERT, or learn one."
                )
            ids[field.name] = vocabulary.index(token)
        return cls(**ids)
