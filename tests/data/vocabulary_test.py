# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Learned vocabularies: size, order, pieces, sampling."""

import string

import keras_hub
import numpy as np
import pytest

from mobilebert_tf.data import vocabulary
from mobilebert_tf.data.vocabulary import SPECIAL_TOKENS, learn_vocabulary
from mobilebert_tf.text import WordPieceTokenizer

# 26 stems with 6 endings; as in real text the n-th stem is n times rarer than the first.
LETTERS = string.ascii_lowercase
STEMS = [LETTERS[i] + "aeiou"[i % 5] + LETTERS[(7 * i + 3) % 26] for i in range(26)]
ENDINGS = ["", "s", "ed", "ing", "er", "ly"]
WORDS = [stem + ending for stem in STEMS for ending in ENDINGS]
TEXTS = [f"{stem}{ending}." for n, stem in enumerate(STEMS, 1) for ending in ENDINGS * (100 // n)]


def test_has_the_size_asked_for_and_special_tokens_first():
    tokens = learn_vocabulary(TEXTS, size=120)
    assert len(tokens) == len(set(tokens)) == 120
    assert tuple(tokens[:5]) == SPECIAL_TOKENS == ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


def test_every_character_is_a_token_and_a_piece():
    tokens = set(learn_vocabulary(TEXTS, size=120))
    letters = set("".join(WORDS))
    assert letters == set(LETTERS)
    assert letters <= tokens and {f"##{letter}" for letter in letters} <= tokens


def test_shared_endings_become_pieces():
    assert {"##ing", "##ed", "##ly"} <= set(learn_vocabulary(TEXTS, size=120))


def test_small_text_gives_a_small_vocabulary_that_covers_it():
    tokens = learn_vocabulary(TEXTS, size=4000)
    assert set(WORDS) <= set(tokens)
    assert len(tokens) < 4000
    tokenizer = keras_hub.tokenizers.WordPieceTokenizer(vocabulary=tokens, lowercase=True)
    ids = np.concatenate([np.asarray(row) for row in tokenizer.tokenize(TEXTS)])
    assert (ids != 1).all()
    assert len(ids) == 2 * len(TEXTS)


def test_lowercase_strips_accents_and_cased_keeps_them():
    texts = ["Éa Éa Éa aÉ aÉ aÉ"] * 20
    assert "É" in learn_vocabulary(texts, size=40, lowercase=False)
    lower = learn_vocabulary(texts, size=40)
    assert "ea" in lower and not {"É", "é"} & set(lower)


def test_accents_and_chinese_words_are_options():
    texts = ["Éa Éa 中文 中文"] * 20
    assert "éa" in learn_vocabulary(texts, size=40, strip_accents=False)
    assert "中文" not in learn_vocabulary(texts, size=40)
    assert "中文" in learn_vocabulary(texts, size=40, split_on_cjk=False)


def test_does_not_depend_on_the_order_of_the_texts():
    assert learn_vocabulary(TEXTS, size=100) == learn_vocabulary(TEXTS[::-1], size=100)


def test_long_text_is_thinned_evenly(monkeypatch):
    monkeypatch.setattr(vocabulary, "_BLOCK_CHARACTERS", 10)
    # Ten characters a block, four times as many as the limit allows.
    texts = ["aaaa bbbbb"] * 40 + ["cccc ddddd"] * 40
    counts = vocabulary._count_words(texts, WordPieceTokenizer(), max_characters=200)
    # Block 21 exceeds the limit: 21 // 2 = 10; then every second one, blocks 22
    # to 44, is 12 more; both halved to 11 and 1 and so on: early and late words
    # stay comparable and the sum stays below the limit.
    assert set(counts) == {"aaaa", "bbbbb", "cccc", "ddddd"}
    assert counts["aaaa"] == counts["bbbbb"] and counts["cccc"] == counts["ddddd"]
    assert 0.7 < counts["aaaa"] / counts["cccc"] < 1.4
    assert 10 * (counts["aaaa"] + counts["cccc"]) <= 210


@pytest.mark.parametrize(("texts", "size", "name"), [(["a"], 5, "size"), ([], 50, "texts")])
def test_rejects_bad_input_by_name(texts, size, name):
    with pytest.raises(ValueError, match=f"`{name}` must"):
        learn_vocabulary(texts, size)
