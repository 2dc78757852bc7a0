# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What the Java library must compute, from the tokenizer of `mobilebert_tf.lite`.

The pieces are `WordPiece`'s own; where in the text each came from is written out here
as plainly as possible.
"""

import dataclasses
import unicodedata

import numpy as np

from mobilebert_tf.lite import word_piece


@dataclasses.dataclass(frozen=True, kw_only=True)
class Piece:
    """One word piece and its characters `[start, end)`, in UTF-16 code units."""

    text: str
    start: int
    end: int


def tokenize(
    tokenizer: word_piece.WordPiece, text: str, lower: bool, strip: bool, split_cjk: bool = True
) -> list[Piece]:
    """Splits `text` as the tokenizer does, and says where each piece came from."""
    units = np.cumsum([0] + [1 + (ord(character) > 0xFFFF) for character in text]).tolist()
    pieces = []
    for word in _words(text, lower, strip, split_cjk):
        pieces += _pieces(tokenizer, word, units)
    if lower == strip == tokenizer.lowercase and split_cjk:
        assert [piece.text for piece in pieces] == tokenizer.tokenize(text)
    return pieces


def as_utf16(text: str) -> str:
    """Joins surrogates that stand side by side, as a Java string does."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _words(text: str, lower: bool, strip: bool, split_cjk: bool):
    """Yields words as lists of (character, first and last index in the text)."""
    word = []
    for index, character in enumerate(text):
        separated = word_piece._separated(character)
        for part in separated if split_cjk or not separated.strip() else character:
            if part.isspace():
                yield from _split(_normalized(word, lower, strip))
                word = []
            else:
                word.append((part, index, index + 1))
    yield from _split(_normalized(word, lower, strip))


def _normalized(word, lower: bool, strip: bool):
    if lower:
        text = "".join(part for part, _, _ in word).lower()
        owners = [place for part, *place in word for _ in part.lower()]
        assert len(text) == len(owners)
        word = [(part, *place) for part, place in zip(text, owners, strict=True)]
    if not strip:
        return word
    letters = [(c, *place) for part, *place in word for c in unicodedata.normalize("NFD", part)]
    kept, run = [], 0  # where the current row of combining characters starts
    for part, start, end in letters:
        if unicodedata.category(part) != "Mn":
            row = kept[run:] if unicodedata.combining(part) else []
            del kept[len(kept) - len(row) :]
            row.append((part, start, end))
            kept += sorted(row, key=lambda letter: unicodedata.combining(letter[0]))
        elif kept:
            letter, first, last = kept[-1]
            kept[-1] = (letter, first, max(last, end))
        if unicodedata.combining(part) == 0:
            run = len(kept)
    return kept


def _split(word):
    """Splits at punctuation, which stands alone, and at white space."""
    part = []
    for letter in word:
        apart = word_piece._punctuation_apart(letter[0]) != letter[0]
        if apart or letter[0].isspace():
            yield from [part] if part else []
            yield from [[letter]] if apart else []
            part = []
        else:
            part.append(letter)
    yield from [part] if part else []


def _pieces(tokenizer, word, units) -> list[Piece]:
    texts = tokenizer._pieces("".join(letter for letter, _, _ in word))
    if texts == [word_piece.UNKNOWN_TOKEN]:
        return [Piece(text=texts[0], start=units[word[0][1]], end=units[word[-1][2]])]
    pieces, start = [], 0
    for text in texts:
        last = start + len(text) - (2 if start else 0) - 1
        pieces.append(Piece(text=text, start=units[word[start][1]], end=units[word[last][2]]))
        start = last + 1
    return pieces
