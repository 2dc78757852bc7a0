# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What files can say about a tokenizer."""

from typing import Any

# What vocabularies have before pieces inside of words, and for words without pieces.
_MARKS = {"suffix_indicator": "##", "oov_token": "[UNK]"}


def tokenizer_lowercase(tokenizer: Any) -> bool:
    """Whether a tokenizer lowers the case and strips accents, as a file says it.

    Files know BERT's two kinds of tokenizers alone, for all clients know no other.

    Args:
        tokenizer: a `WordPieceTokenizer`.

    Raises:
        ValueError: if the tokenizer is of another kind; its tokens on a phone would not be
            those that the model was trained on.
    """
    if tokenizer.strip_accents != tokenizer.lowercase:
        raise ValueError(
            "`tokenizer` must strip accents if it lowers the case, and only then, because "
            "clients of `.tflite` files do. Received: "
            f"lowercase={tokenizer.lowercase}, strip_accents={tokenizer.strip_accents}. Export "
            "the encoder alone, and tokenise outside."
        )
    if not tokenizer.split_on_cjk:
        raise ValueError(
            "`tokenizer` must take each Chinese character for a word, because clients of "
            "`.tflite` files do. Received: split_on_cjk=False. Export the encoder alone, and "
            "tokenise outside."
        )
    for name, value in _MARKS.items():
        if getattr(tokenizer, name) != value:
            raise ValueError(
                f"`tokenizer` must have {name}={value}, because clients of `.tflite` files look "
                f"for that in the vocabulary. Received: {name}={getattr(tokenizer, name)}. Export "
                "the encoder alone, and tokenise outside."
            )
    return tokenizer.lowercase
