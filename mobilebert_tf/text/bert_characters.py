# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What BERT's tokenizer takes a character for; plain Python."""

from __future__ import annotations

import unicodedata

# Ideograph blocks of the reference. Hangul and Kana are not in it: those
# scripts write words with spaces or alternate with ideographs.
_IDEOGRAPHS = (
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B820, 0x2CEAF),
    (0x2F800, 0x2FA1F),
)
_FIRST_IDEOGRAPH = _IDEOGRAPHS[0][0]
# ASCII signs such as `$`, `+` or `^` are not Unicode punctuation, and yet the
# reference splits at all of them.
_ASCII_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def clean_character(character: str) -> str:
    """Returns U+0020 for any space, nothing for a control, the character otherwise."""
    category = unicodedata.category(character)
    if character in "\t\n\r" or category == "Zs":
        return " "
    return "" if character == "\ufffd" or category in ("Cc", "Cf") else character


def is_ideograph(character: str) -> bool:
    """Whether a character is a word of its own, as Chinese ones are."""
    code = ord(character)
    return code >= _FIRST_IDEOGRAPH and any(first <= code <= last for first, last in _IDEOGRAPHS)


def is_punctuation(character: str) -> bool:
    """Whether words end before a character and begin after it."""
    return character in _ASCII_PUNCTUATION or unicodedata.category(character).startswith("P")


def is_accent(character: str) -> bool:
    """Whether a character is a combining mark, which uncased models do not see."""
    return unicodedata.category(character) == "Mn"


def without_accents(text: str) -> str:
    """Returns the text decomposed (NFD) and without combining marks."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(each for each in decomposed if not is_accent(each))
