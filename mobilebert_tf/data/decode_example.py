# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A pre-training example as text for human eyes."""

import numpy as np

from mobilebert_tf.data.example_statistics import TokenNames, unmasked


def decode_example(batch: dict[str, np.ndarray], row: int, names: TokenNames) -> dict:
    """Writes out one example of a batch.

    A token that is to be predicted is in braces: `{fox > [MASK]}`, `{fox > apple}`,
    `{fox = fox}`: what is to be predicted and what stands there. Pieces of a word
    are joined but for those; without a vocabulary, tokens are ids.

    Returns:
        `first` and `second`, the segments; `next_sentence`, `follows` or `random`;
        `tokens`, their number.
    """
    tokens, shown = unmasked(batch)[row], batch["token_ids"][row]
    used = batch["mask_weights"][row] > 0
    predicted = set(batch["mask_positions"][row][used].tolist())
    length = int(batch["padding_mask"][row].sum())
    special = {names.special["cls"], names.special["sep"]} - {None}
    segments: list[list[str]] = [[], []]
    for position in range(length):
        token = int(tokens[position])
        if token in special and position not in predicted:
            continue
        text = _name(token, names)
        if position in predicted:
            sign = "=" if shown[position] == token else ">"
            text = f"{{{text} {sign} {_name(int(shown[position]), names)}}}"
        segments[min(int(batch["segment_ids"][row][position]), 1)].append(text)
    return {
        "first": _joined(segments[0]),
        "second": _joined(segments[1]),
        "next_sentence": "random" if batch["next_sentence_labels"][row] else "follows",
        "tokens": length,
    }


def _name(token: int, names: TokenNames) -> str:
    return names.pieces[token] if token < len(names.pieces) else str(token)


def _joined(words: list[str]) -> str:
    return " ".join(words).replace(" ##", "")
