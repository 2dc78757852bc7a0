# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Which characters of a word each of its pieces stands for; plain Python."""

from __future__ import annotations

from collections.abc import Sequence

from mobilebert_tf.text.bert_characters import (
    clean_character,
    is_ideograph,
    is_punctuation,
    without_accents,
)

UNKNOWN = "[UNK]"
_CONTINUED = "##"


def piece_characters(
    word: str,
    pieces: Sequence[str],
    lowercase: bool,
    strip_accents: bool | None = None,
    split_on_cjk: bool = True,
) -> list[tuple[int, int]]:
    """Returns the characters `[start, end)` of `word` that each piece covers.

    BERT's cleaning is undone character by character: what it removes, accents of their
    own too, belongs to no piece, but may lie within one. A piece that is `[UNK]` covers the
    whole run of letters that the vocabulary could not spell.

    Args:
        word: any text; one without white space as a rule.
        pieces: its word pieces, from any tokenizer that follows BERT's rules.
        lowercase: whether that tokenizer lowers the case.
        strip_accents: whether it strips accents; None: if `lowercase`.
        split_on_cjk: whether each Chinese character is a word to it.

    Raises:
        ValueError: if the pieces are not those of the word.
    """
    spans: list[tuple[int, int]] = []
    remaining = iter(pieces)
    strips = lowercase if strip_accents is None else strip_accents
    for run in _runs(word, lowercase, strips, split_on_cjk):
        position = 0
        while position < len(run):
            piece = next(remaining, None)
            length = len(run) if piece == UNKNOWN else _length(piece, position > 0)
            if not 0 < length <= len(run) - position:
                raise ValueError(
                    "`pieces` must be those of `word`. "
                    f"Received: word={word!r}, pieces={list(pieces)}"
                )
            spans.append((run[position][1], run[position + length - 1][1] + 1))
            position += length
    if len(spans) != len(pieces):
        raise ValueError(
            f"`pieces` must be those of `word`. Received: word={word!r}, pieces={list(pieces)}"
        )
    return spans


def _length(piece: str | None, continues: bool) -> int:
    """How many characters a piece spells; 0 if there is none."""
    return len(piece or "") - len(_CONTINUED) * (continues and piece is not None)


def _runs(
    word: str, lowercase: bool, strip_accents: bool, split_on_cjk: bool
) -> list[list[tuple[str, int]]]:
    """Runs of characters that become pieces together, each with its place in the word."""
    runs: list[list[tuple[str, int]]] = [[]]
    for place, original in enumerate(word):
        for character in _cleaned(original, lowercase, strip_accents):
            # Separators of lines are white space only to the tokenizer that knows Chinese.
            if character == " " or (split_on_cjk and character.isspace()):
                runs.append([])
            elif is_punctuation(character) or (split_on_cjk and is_ideograph(character)):
                runs += [[(character, place)], []]
            else:
                runs[-1].append((character, place))
    return [run for run in runs if run]


def _cleaned(character: str, lowercase: bool, strip_accents: bool) -> str:
    cleaned = clean_character(character)
    if lowercase:
        cleaned = cleaned.lower()
    return without_accents(cleaned) if strip_accents else cleaned
