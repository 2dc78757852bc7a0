# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Characters of pieces, by hand and as the TensorFlow tokenizer counts them."""

import random

import pytest

from mobilebert_tf.text.piece_characters import piece_characters
from mobilebert_tf.text.word_piece_tokenizer import WordPieceTokenizer

VOCABULARY = "[PAD] [UNK] a b fox ##es ##a i # σ 大 ( ) . ' é É 한 ก ##\u0e34 大大 ##大".split()


@pytest.mark.parametrize(
    "word,pieces,spans",
    [
        ("foxes", ["fox", "##es"], [(0, 3), (3, 5)]),
        ("(Fox's", ["(", "fox", "'", "[UNK]"], [(0, 1), (1, 4), (4, 5), (5, 6)]),
        ("大a大", ["大", "a", "大"], [(0, 1), (1, 2), (2, 3)]),
        ("quick", ["[UNK]"], [(0, 5)]),
        ("##", ["#", "#"], [(0, 1), (1, 2)]),
        # A soft hyphen inside and an accent of its own behind the letter before it.
        ("fo\u00adx\u0301es", ["fox", "##es"], [(0, 4), (5, 7)]),
        ("a\u00a0b", ["a", "b"], [(0, 1), (2, 3)]),
        # Separators of lines and paragraphs ended in an error.
        ("a\u2028b\u2029", ["a", "b"], [(0, 1), (2, 3)]),
        ("\u200b", [], []),
    ],
)
def test_by_hand(word, pieces, spans):
    assert piece_characters(word, pieces, lowercase=True) == spans


@pytest.mark.parametrize("pieces", [["fox"], ["fox", "##es", "a"], ["fox", "##eses"], [""]])
def test_pieces_of_another_word(pieces):
    with pytest.raises(ValueError, match="must be those of"):
        piece_characters("foxes", pieces, lowercase=True)


@pytest.mark.parametrize(
    "settings",
    [
        {"lowercase": True},
        {"lowercase": False},
        # Korean falls into letters if its accents are stripped, and Thai loses vowels.
        {"lowercase": True, "strip_accents": False},
        {"lowercase": False, "strip_accents": True},
        {"lowercase": True, "strip_accents": False, "split_on_cjk": False},
    ],
    ids=str,
)
def test_equal_to_the_tokenizer(settings):
    tokenizer = WordPieceTokenizer(
        VOCABULARY, **settings, oov_token="[UNK]", special_tokens=["[UNK]"]
    )
    draw = random.Random(0)
    letters = "abfoxes #(.'ÀéÉİΣς大\u200b\u0301\u00adßxX😀한ก\u0e34\u2028\u2029"
    words = ["".join(draw.choices(letters, k=draw.randint(1, 9))) for _ in range(60)]
    for word in [*words, "x" * 201, "a." + "é" * 150]:
        pieces = [tokenizer.id_to_token(int(index)) for index in tokenizer.tokenize(word)]
        expected = tokenizer.piece_spans(word)
        assert piece_characters(word, pieces, **settings) == expected, (word, pieces)
