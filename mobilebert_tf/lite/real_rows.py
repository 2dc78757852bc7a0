# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Takes padding out of a file's outputs."""

import numpy as np

# Outputs that have a row for every token; the others have one row for a text. Shapes do
# not tell, for there may be as many labels as tokens.
_OF_TOKENS = {"end_logits", "start_logits", "token_probability", "sequence_output"}


def real_rows(name: str, values: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """Returns what a file says of real tokens, or of the whole text.

    Args:
        name: of the output, one of `OUTPUT_NAMES`.
        values: `(1, sequence, ...)` for outputs of tokens.
        mask: `(sequence,)`, 1 for tokens and 0 for padding.
    """
    return values[:, mask > 0] if name in _OF_TOKENS else values
