# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Word pieces of many texts, each different word tokenized once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mobilebert_tf.text.tokenized_context import TokenizedContext, split_words
from mobilebert_tf.text.word_piece_tokenizer import WordPieceTokenizer

_BATCH = 20_000


class PieceCache:
    """Remembers the pieces of every word it has seen.

    To tokenize a text is to tokenize its words. TensorFlow is quick with many at
    once and slow with one, and a corpus has few different ones: so first `add`
    all texts, then ask for each.

    Args:
        tokenizer: with a vocabulary.
    """

    def __init__(self, tokenizer: WordPieceTokenizer):
        self.tokenizer = tokenizer
        self._pieces: dict[str, tuple[int, ...]] = {}

    def add(self, texts: Iterable[str]) -> None:
        """Tokenizes the words of the texts that it does not know yet."""
        self.add_words(word for text in texts for word in split_words(text))

    def add_words(self, words: Iterable[str]) -> None:
        """Tokenizes words as they are, even if there is white space in them."""
        new = sorted(word for word in set(words) if word not in self._pieces)
        for start in range(0, len(new), _BATCH):
            batch = new[start : start + _BATCH]
            pieces = self.tokenizer.tokenize(batch).to_list()
            self._pieces.update(zip(batch, map(tuple, pieces), strict=True))

    def context(self, text: str) -> TokenizedContext:
        """Returns the text as words and pieces."""
        self.add([text])
        return TokenizedContext.of_text(text, self._of_words)

    def pieces(self, text: str) -> list[int]:
        """Returns the pieces' ids, as the tokenizer gives them."""
        self.add([text])
        return [piece for word in split_words(text) for piece in self._pieces[word]]

    def spell(self, word: str) -> list[str]:
        """Returns the pieces of a word that was added as strings."""
        return [self.tokenizer.id_to_token(piece) for piece in self._pieces[word]]

    def of_word(self, word: str) -> tuple[int, ...]:
        """Returns the pieces' ids of a word that was added."""
        return self._pieces[word]

    def _of_words(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        return [self._pieces[word] for word in words]
