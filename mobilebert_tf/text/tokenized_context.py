# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A text as white-space words and their word pieces, with the way back to characters."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Sequence

import numpy as np

from mobilebert_tf.text.bert_characters import is_accent
from mobilebert_tf.text.piece_characters import piece_characters

# What BERT's run_squad takes as white space between words. The tokenizer knows more
# kinds of it: those stay inside a word here, and separate its pieces.
_WORD = re.compile(r"[^ \t\r\n\u202f]+")


def split_words(text: str) -> list[str]:
    """Returns the words of a text between what BERT takes as white space."""
    return _WORD.findall(text)


@dataclasses.dataclass(frozen=True)
class TokenizedContext:
    """A context of which parts can be answers.

    Attributes:
        text: as it was given.
        words: its words between white space.
        word_starts: the character at which each word starts.
        pieces: the ids, or the pieces themselves, of all words in a row.
        word_of_piece: the word that each piece comes from.
        first_pieces: where each word's pieces start in `pieces`, and behind the last
            word the number of pieces. A word of removed characters has none.
    """

    text: str
    words: tuple[str, ...]
    word_starts: np.ndarray
    pieces: Sequence
    word_of_piece: np.ndarray
    first_pieces: np.ndarray

    @classmethod
    def of_text(
        cls, text: str, tokenize: Callable[[Sequence[str]], Sequence[Sequence]]
    ) -> TokenizedContext:
        """Splits a text.

        Args:
            text: any text.
            tokenize: gives each of a list of words its pieces.
        """
        found = list(_WORD.finditer(text))
        words = tuple(match.group() for match in found)
        by_word = tokenize(words)
        lengths = np.array([len(pieces) for pieces in by_word], "int32")
        return cls(
            text=text,
            words=words,
            word_starts=np.array([match.start() for match in found], "int32"),
            pieces=[piece for pieces in by_word for piece in pieces],
            word_of_piece=np.repeat(np.arange(len(words), dtype="int32"), lengths),
            first_pieces=np.concatenate([[0], np.cumsum(lengths)]).astype("int32"),
        )

    def word_at(self, character: int) -> int:
        """The word that a character belongs to; white space belongs to the word before it."""
        return int(np.searchsorted(self.word_starts, character, side="right")) - 1

    def characters(
        self,
        first: int,
        last: int,
        spell: Callable[[str], Sequence[str]],
        lowercase: bool,
        strip_accents: bool | None = None,
        split_on_cjk: bool = True,
    ) -> tuple[int, int]:
        """The characters `[start, end)` of the text that a run of pieces stands for.

        Accents of their own behind the last letter are part of it, though a tokenizer
        that strips them says of no piece that it covers them.

        Args:
            first: the first piece.
            last: the last piece, at least `first`.
            spell: gives the pieces of a word as strings.
            lowercase: whether the tokenizer lowers the case.
            strip_accents: whether it strips accents; None: if `lowercase`.
            split_on_cjk: whether each Chinese character is a word to it.
        """
        strips = lowercase if strip_accents is None else strip_accents
        rules = (lowercase, strips, split_on_cjk)
        start, _ = self._characters_of(first, spell, rules)
        _, end = self._characters_of(last, spell, rules)
        while strips and end < len(self.text) and is_accent(self.text[end]):
            end += 1
        return start, end

    def _characters_of(self, piece: int, spell, rules: tuple[bool, ...]) -> tuple[int, int]:
        index = self.word_of_piece[piece]
        word, offset = self.words[index], int(self.word_starts[index])
        spans = piece_characters(word, spell(word), *rules)
        start, end = spans[piece - self.first_pieces[index]]
        return offset + start, offset + end
