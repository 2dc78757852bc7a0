# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A document as token ids, cut into sentences."""

import dataclasses

import numpy as np


@dataclasses.dataclass(frozen=True)
class TokenizedDocument:
    """Token ids of a document and where its sentences are.

    Attributes:
        token_ids: int32 `(tokens,)`, without special tokens.
        bounds: sentence `i` is `token_ids[bounds[i]:bounds[i + 1]]`; no
            sentence is empty.
    """

    token_ids: np.ndarray
    bounds: list[int]

    @property
    def num_sentences(self) -> int:
        """Number of sentences, at least one."""
        return len(self.bounds) - 1
