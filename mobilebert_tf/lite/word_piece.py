# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""BERT's tokenizer without TensorFlow, for the side that runs a `.tflite` file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from mobilebert_tf.text.bert_characters import (
    clean_character,
    is_ideograph,
    is_punctuation,
    without_accents,
)

UNKNOWN_TOKEN = "[UNK]"
_LONGEST_WORD = 200
_LONGEST_FIRST = 64


class WordPiece:
    """Splits text into the word pieces of a vocabulary, by BERT's rules.

    Equal, token by token, to the `FullTokenizer` of google-research/bert:
    clean, separate ideographs, lower the case, strip accents, split at
    punctuation, then match the longest piece first. The tokenizers inside the
    TFLite Task Library and MediaPipe are *not* equal to it: they keep accents
    and lower only ASCII, so their users' texts fall apart into `[UNK]`.

    Special tokens in the text (`"[SEP]"`) are taken as plain characters.

    Args:
        vocabulary: the pieces; position is id. Has `[PAD]`, `[UNK]`, `[CLS]`
            and `[SEP]`.
        lowercase: lower the case and strip accents, as uncased models want.

    Raises:
        ValueError: if a special token is missing in the vocabulary.
    """

    def __init__(self, vocabulary: Sequence[str], lowercase: bool = True):
        self.lowercase = lowercase
        # The first of equal pieces wins, as in a search from the top.
        self._ids: dict[str, int] = {}
        for index, piece in enumerate(vocabulary):
            self._ids.setdefault(piece, index)
        for special in ("[PAD]", UNKNOWN_TOKEN, "[CLS]", "[SEP]"):
            if special not in self._ids:
                raise ValueError(
                    f"`vocabulary` must contain {special}. Received: "
                    f"{len(self._ids)} pieces without it. Use the vocabulary the model "
                    "was trained with."
                )

    def tokenize(self, text: str) -> list[str]:
        """Returns the pieces of `text`, without `[CLS]` and `[SEP]`."""
        return [piece for word in self._words(text) for piece in self._pieces(word)]

    def encode(self, text: str, sequence_length: int) -> dict[str, np.ndarray]:
        """Packs one text into the inputs of an exported model.

        `[CLS]` pieces `[SEP]`, cut or padded to `sequence_length`.

        Returns:
            `ids`, `mask` (1 = real token) and `segment_ids` (all 0), each int32
            of shape `(1, sequence_length)`.

        Raises:
            ValueError: if `sequence_length` leaves no room for a piece.
        """
        if sequence_length < 3:
            raise ValueError(
                "`sequence_length` must be at least 3 ([CLS], one piece, [SEP]). "
                f"Received: sequence_length={sequence_length}"
            )
        pieces = ["[CLS]", *self.tokenize(text)[: sequence_length - 2], "[SEP]"]
        return self.pack(pieces, len(pieces), sequence_length)

    def encode_pair(self, first: str, second: str, sequence_length: int) -> dict[str, np.ndarray]:
        """Packs a question and a context, or any two texts.

        `[CLS]` first `[SEP]` second `[SEP]`. The first text is cut at 64 pieces,
        as Google's clients do, and at half the length; the second to what is left.

        Returns:
            As `encode`, with segment 1 from the second text on.

        Raises:
            ValueError: if `sequence_length` leaves no room for a piece of each.
        """
        _check_room_for_two(sequence_length)
        room = min(_LONGEST_FIRST, (sequence_length - 3) // 2)
        pieces = ["[CLS]", *self.tokenize(first)[:room], "[SEP]"]
        start = len(pieces)
        pieces += [*self.tokenize(second)[: sequence_length - start - 1], "[SEP]"]
        return self.pack(pieces, start, sequence_length)

    def encode_texts(self, first: str, second: str, sequence_length: int) -> dict[str, np.ndarray]:
        """Packs two texts as classifiers of pairs are trained: `encode_pair`, cut otherwise.

        What is too long is cut from the longer text, from the second one of two equally
        long ones, as KerasHub's packer and BERT do.

        Returns:
            As `encode`, with segment 1 from the second text on.

        Raises:
            ValueError: if `sequence_length` leaves no room for a piece of each.
        """
        _check_room_for_two(sequence_length)
        one, other, room = self.tokenize(first), self.tokenize(second), sequence_length - 3
        kept = min(len(other), max(room // 2, room - len(one)))
        pieces = ["[CLS]", *one[: room - kept], "[SEP]"]
        start = len(pieces)
        return self.pack([*pieces, *other[:kept], "[SEP]"], start, sequence_length)

    def pack(self, pieces: list[str], second: int, sequence_length: int) -> dict[str, np.ndarray]:
        """Pads `pieces`, with all special ones, to the inputs of an exported model.

        Args:
            pieces: at most `sequence_length`, as `tokenize` gives them.
            second: where the second text starts, `len(pieces)` if there is none.
            sequence_length: of the exported file.

        Returns:
            As `encode`.
        """
        ids = np.full((1, sequence_length), self._ids["[PAD]"], np.int32)
        ids[0, : len(pieces)] = [self._ids[piece] for piece in pieces]
        mask, segments = np.zeros_like(ids), np.zeros_like(ids)
        mask[0, : len(pieces)] = 1
        segments[0, second : len(pieces)] = 1
        return {"ids": ids, "mask": mask, "segment_ids": segments}

    def _words(self, text: str) -> Iterator[str]:
        spaced = "".join(map(_separated, text))
        for word in spaced.split():
            if self.lowercase:
                word = without_accents(word.lower())
            # Normalisation can bring white space in, hence the second split.
            yield from "".join(map(_punctuation_apart, word)).split()

    def _pieces(self, word: str) -> list[str]:
        """The longest piece that fits, again and again; all or `[UNK]`."""
        if len(word) > _LONGEST_WORD:
            return [UNKNOWN_TOKEN]
        pieces = []
        start = 0
        while start < len(word):
            piece = self._longest_piece(word, start)
            if piece is None:
                return [UNKNOWN_TOKEN]
            pieces.append(piece)
            start += len(piece) - (2 if start else 0)
        return pieces

    def _longest_piece(self, word: str, start: int) -> str | None:
        prefix = "##" if start else ""
        for end in range(len(word), start, -1):
            piece = prefix + word[start:end]
            if piece in self._ids:
                return piece
        return None


def _check_room_for_two(sequence_length: int) -> None:
    if sequence_length < 5:
        raise ValueError(
            "`sequence_length` must be at least 5 for two texts. "
            f"Received: sequence_length={sequence_length}"
        )


def _separated(character: str) -> str:
    """Drops controls, widens ideographs, turns every space into U+0020."""
    return f" {character} " if is_ideograph(character) else clean_character(character)


def _punctuation_apart(character: str) -> str:
    return f" {character} " if is_punctuation(character) else character
