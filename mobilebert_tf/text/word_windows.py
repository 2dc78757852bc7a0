# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Sentences of words as fixed-length windows, one place a word."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np

from mobilebert_tf.text.piece_cache import PieceCache
from mobilebert_tf.text.word_piece_tokenizer import WordPieceTokenizer
from mobilebert_tf.text.word_places import word_places


@dataclasses.dataclass(frozen=True)
class WordWindows:
    """Sentences as `[CLS] pieces [SEP]`, a long one in windows that overlap by half.

    A word speaks through its first piece, in the window that shows it in most
    context. A word of nothing but removed characters is `[UNK]`.

    Attributes:
        token_ids: `(windows, sequence_length)`.
        lengths: `(windows,)`, tokens without padding.
        rows: `(words,)` of all sentences in a row, the window of each word.
        columns: `(words,)`, its place there.
        first_words: `(sentences + 1,)`, where each sentence's words start.
        num_long: sentences that need more than one window.
    """

    token_ids: np.ndarray
    lengths: np.ndarray
    rows: np.ndarray
    columns: np.ndarray
    first_words: np.ndarray
    num_long: int

    @classmethod
    def of_sentences(
        cls,
        sentences: Sequence[Sequence[str]],
        tokenizer: WordPieceTokenizer,
        sequence_length: int,
    ) -> WordWindows:
        """Packs sentences.

        Args:
            sentences: the words of each.
            tokenizer: whose vocabulary has `[CLS]`, `[SEP]`, `[PAD]` and `[UNK]`.
            sequence_length: of the windows.
        """
        cache = PieceCache(tokenizer)
        cache.add_words(word for words in sentences for word in words)
        unknown = (tokenizer.token_to_id("[UNK]"),)
        pieces = [[cache.of_word(word) or unknown for word in words] for words in sentences]
        places = [word_places(list(map(len, words)), sequence_length) for words in pieces]
        counts = [len(place.windows) for place in places]
        offsets = np.cumsum([0, *counts])[:-1]
        token_ids, lengths = _pack(pieces, places, tokenizer, sequence_length)
        return cls(
            token_ids=token_ids,
            lengths=lengths,
            rows=_joined([place.rows + at for place, at in zip(places, offsets, strict=True)]),
            columns=_joined([place.columns for place in places]),
            first_words=np.cumsum([0, *map(len, sentences)]),
            num_long=sum(count > 1 for count in counts),
        )

    def __len__(self) -> int:
        return len(self.token_ids)

    @property
    def summary(self) -> dict[str, int]:
        """How many windows there are, and how many sentences need more than one."""
        long = {"sentences in several windows": self.num_long} if self.num_long else {}
        return {"windows": len(self)} | long

    def inputs(self, rows: slice | np.ndarray = slice(None)) -> dict[str, np.ndarray]:
        """Returns a backbone's inputs for some of the windows, int32 `(windows, sequence)`."""
        mask = np.arange(self.token_ids.shape[1]) < self.lengths[rows, None]
        return {
            "token_ids": self.token_ids[rows],
            "padding_mask": mask.astype("int32"),
            "segment_ids": np.zeros_like(self.token_ids[rows]),
        }

    def of_words(self, values: np.ndarray) -> list[np.ndarray]:
        """Takes each word's entry of `(windows, sequence, ...)`; an array for each sentence."""
        return np.split(values[self.rows, self.columns], self.first_words[1:-1])

    def at_words(self, values: np.ndarray) -> np.ndarray:
        """Puts a number for every word to its place; `(windows, sequence)`, else zeros."""
        placed = np.zeros(self.token_ids.shape, values.dtype)
        placed[self.rows, self.columns] = values
        return placed


def _joined(parts: list[np.ndarray]) -> np.ndarray:
    return np.concatenate([np.zeros(0, "int64"), *parts]).astype("int64")


def _pack(pieces, places, tokenizer, sequence_length: int) -> tuple[np.ndarray, np.ndarray]:
    first, last, padding = map(tokenizer.token_to_id, ("[CLS]", "[SEP]", "[PAD]"))
    total = sum(len(place.windows) for place in places)
    token_ids = np.full((total, sequence_length), padding, "int32")
    lengths = np.zeros(total, "int32")
    row = 0
    for words, place in zip(pieces, places, strict=True):
        flat = [piece for word in words for piece in word]
        for start, length in place.windows:
            packed = [first, *flat[start : start + length], last]
            token_ids[row, : len(packed)], lengths[row] = packed, len(packed)
            row += 1
    return token_ids, lengths
