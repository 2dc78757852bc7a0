# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Words, their pieces, and the way back."""

import numpy as np
import pytest

from mobilebert_tf.text.tokenized_context import TokenizedContext

PIECES = {"The": ["the"], "foxes": ["fox", "##es"], "\u200b": [], "run.": ["run", "."]}
TEXT = " The \tfoxes\u202f\u200b run."


def _context(text=TEXT) -> TokenizedContext:
    return TokenizedContext.of_text(text, lambda words: [PIECES[word] for word in words])


def test_words_and_pieces():
    context = _context()
    assert context.words == ("The", "foxes", "\u200b", "run.")
    assert context.pieces == ["the", "fox", "##es", "run", "."]
    np.testing.assert_array_equal(context.word_starts, [1, 6, 12, 14])
    np.testing.assert_array_equal(context.word_of_piece, [0, 1, 1, 3, 3])
    np.testing.assert_array_equal(context.first_pieces, [0, 1, 3, 3, 5])


def test_word_of_a_character():
    context = _context()
    assert [context.word_at(at) for at in (0, 1, 4, 6, 10, 17)] == [-1, 0, 0, 1, 1, 3]


def test_characters_of_pieces():
    context = _context()
    for first, last, text in [(0, 0, "The"), (2, 2, "es"), (1, 3, "foxes\u202f\u200b run")]:
        start, end = context.characters(first, last, PIECES.get, lowercase=True)
        assert context.text[start:end] == text


@pytest.mark.parametrize(
    "word,pieces,lowercase,answer",
    [
        ("Rene\u0301", ["rene"], True, "Rene\u0301"),
        ("Rene\u0323\u0302.", ["rene", "."], True, "Rene\u0323\u0302"),
        # A tokenizer that keeps accents has a piece of its own for this one.
        ("Rene\u0301", ["Rene", "##\u0301"], False, "Rene"),
    ],
)
def test_stripped_accents_end_an_answer(word, pieces, lowercase, answer):
    context = TokenizedContext.of_text(f"by {word}", lambda words: [["by"], pieces])
    spell = {"by": ["by"], word: pieces}.get
    start, end = context.characters(1, 1, spell, lowercase)
    assert context.text[start:end] == answer


def test_nothing():
    context = _context(" ")
    assert (context.words, context.pieces) == ((), [])
    np.testing.assert_array_equal(context.first_pieces, [0])
