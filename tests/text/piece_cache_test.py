# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Pieces of texts, word by word."""

from mobilebert_tf.text.piece_cache import PieceCache
from tests.models.toy import toy_tokenizer


def test_same_pieces_as_the_tokenizer():
    text = "The QUÍCK\u202ffox jumps\u00a0over, \u200b!\n"
    tokenizer = toy_tokenizer()
    assert PieceCache(tokenizer).pieces(text) == tokenizer.tokenize(text).numpy().tolist()


def test_every_word_is_tokenized_once():
    tokenizer, seen = toy_tokenizer(), []
    original = tokenizer.tokenize
    tokenizer.tokenize = lambda words: seen.extend(words) or original(words)
    cache = PieceCache(tokenizer)
    cache.add(["the fox the", "lazy fox"])
    assert cache.context("the lazy fox jumps").words == ("the", "lazy", "fox", "jumps")
    assert sorted(seen) == ["fox", "jumps", "lazy", "the"]


def test_spelling():
    cache = PieceCache(toy_tokenizer())
    cache.add(["Jumps \u200b"])
    assert cache.spell("Jumps") == ["jump", "##s"]
    assert cache.spell("\u200b") == []
    assert cache.pieces("") == []


def test_words_with_white_space():
    cache = PieceCache(toy_tokenizer())
    cache.add_words(["the\u202ffox"])
    assert len(cache.of_word("the\u202ffox")) == 2
