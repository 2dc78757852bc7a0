# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of the tokenizer of the interpreter side."""

import json
import pathlib

import numpy as np
import pytest

from mobilebert_tf.lite.word_piece import WordPiece

SHARED = pathlib.Path(__file__).parents[3] / "shared" / "oracle"
VOCABULARY = [
    *("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"),
    *("cafe", "naive", "zoe", "hello", "world", "istanbul", "un", "##aff", "##able"),
    *("don", "'", "t", "中", "文", "時", "x", "##x", "a", "##b", "$", "strasse"),
    *("straße", "Hello", "Cafe", "Café", "-", "–", "é", "\u00a0", "😀"),
]
TOKENIZER = WordPiece(VOCABULARY)

# Text, its pieces, why the line is here.
HARD_TEXTS = [
    ("Café naïve Zoë", ["cafe", "naive", "zoe"], "accents go"),
    ("CAFE\u0301", ["cafe"], "so do combining accents"),
    ("hello\u00a0world", ["hello", "world"], "no-break space is a space"),
    ("hello\u3000world", ["hello", "world"], "so is the ideographic one"),
    ("hello\u2028world", ["hello", "world"], "a line separator splits words"),
    ("hel\u200blo", ["hello"], "zero-width space vanishes"),
    ("\ufeffhe\u00adllo", ["hello"], "byte order mark, soft hyphen vanish"),
    ("hel\u0000lo \ufffdworld", ["hello", "world"], "NUL and U+FFFD vanish"),
    ("hello\tworld\r\nhello", ["hello", "world", "hello"], "tabs, line ends"),
    ("\u0130stanbul", ["istanbul"], "dotted capital I leaves no dot"),
    ("中文時hello", ["中", "文", "時", "hello"], "ideographs stand alone"),
    ("unaffable", ["un", "##aff", "##able"], "longest match first"),
    ("unaffablex", ["un", "##aff", "##able", "##x"], "to the last letter"),
    ("unaffabley", ["[UNK]"], "one unknown letter loses the word"),
    ("don't", ["don", "'", "t"], "punctuation is apart"),
    ("x$x", ["x", "$", "x"], "ASCII signs count as punctuation"),
    ("hello–world", ["hello", "–", "world"], "Unicode punctuation too"),
    ("straße", ["straße"], "lower(), not casefold()"),
    ("😀 hello", ["😀", "hello"], "emoji is an ordinary letter"),
    ("[CLS]", ["[UNK]", "[UNK]", "[UNK]"], "specials in text are not special"),
    ("x" * 200, ["x"] + ["##x"] * 199, "200 letters are a word"),
    ("x" * 201, ["[UNK]"], "201 are not"),
    (" \u00a0\t", [], "white space alone is nothing"),
]


@pytest.mark.parametrize(
    "text, pieces", [row[:2] for row in HARD_TEXTS], ids=[row[2] for row in HARD_TEXTS]
)
def test_hard_texts(text, pieces):
    assert TOKENIZER.tokenize(text) == pieces


def test_cased_vocabulary_keeps_case_and_accents():
    tokenizer = WordPiece(VOCABULARY, lowercase=False)
    assert tokenizer.tokenize("Hello Café hello") == ["Hello", "Café", "hello"]


def test_encode_packs_and_pads():
    encoded = TOKENIZER.encode("hello world", 6)
    np.testing.assert_array_equal(encoded["ids"], [[2, 8, 9, 3, 0, 0]])
    np.testing.assert_array_equal(encoded["mask"], [[1, 1, 1, 1, 0, 0]])
    np.testing.assert_array_equal(encoded["segment_ids"], [[0] * 6])
    assert all(value.dtype == np.int32 for value in encoded.values())


def test_encode_cuts_before_the_last_separator():
    encoded = TOKENIZER.encode("hello world hello", 4)
    np.testing.assert_array_equal(encoded["ids"], [[2, 8, 9, 3]])


def test_encode_of_nothing_is_the_two_specials():
    np.testing.assert_array_equal(TOKENIZER.encode("", 4)["ids"], [[2, 3, 0, 0]])


def test_no_room_is_an_error():
    with pytest.raises(ValueError, match="sequence_length=2"):
        TOKENIZER.encode("hello", 2)


def test_vocabulary_without_specials_is_an_error():
    with pytest.raises(ValueError, match=r"must contain \[UNK\]"):
        WordPiece(["[PAD]", "hello"])


def test_equals_the_reference():
    golden = SHARED / "tokenizer" / "google_research_tokenization.json"
    if not golden.exists():
        pytest.skip("no reference tokenisation at hand")
    vocabulary = (SHARED / "vocab.txt").read_text(encoding="utf-8").splitlines()
    cases = json.loads(golden.read_text(encoding="utf-8"))
    assert len(cases) > 40
    for case in cases:
        tokenizer = WordPiece(vocabulary, lowercase=case["do_lower_case"])
        tokens = tokenizer.tokenize(case["text"])
        assert tokens == case["tokens"], case
        ids = tokenizer.encode(case["text"], 512)["ids"][0]
        assert ids[1 : 1 + len(case["ids"])].tolist() == case["ids"], case


def test_equals_the_tokenizer_of_the_models():
    """What the phone sees is what the model was trained with."""
    from mobilebert_tf.models import MobileBERTTokenizer

    texts = [row[0] for row in HARD_TEXTS]
    for lowercase in (True, False):
        by_tensorflow = MobileBERTTokenizer(VOCABULARY, lowercase=lowercase)(texts)
        tokenizer = WordPiece(VOCABULARY, lowercase)
        for text, expected in zip(texts, by_tensorflow, strict=True):
            size = len(tokenizer.tokenize(text))
            ids = tokenizer.encode(text, 256)["ids"][0, 1 : 1 + size]
            assert ids.tolist() == np.asarray(expected).tolist(), text


def test_pair_by_hand():
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "b", "c"]
    encoded = WordPiece(pieces).encode_pair("a b", "c c c", 9)
    assert encoded["ids"].tolist() == [[2, 4, 5, 3, 6, 6, 6, 3, 0]]
    assert encoded["mask"].tolist() == [[1, 1, 1, 1, 1, 1, 1, 1, 0]]
    assert encoded["segment_ids"].tolist() == [[0, 0, 0, 0, 1, 1, 1, 1, 0]]
    # Half of the four places is the first text's; the second takes the rest.
    cut = WordPiece(pieces).encode_pair("a b a b", "c c c", 7)
    assert cut["ids"].tolist() == [[2, 4, 5, 3, 6, 6, 3]]
    with pytest.raises(ValueError, match="at least 5"):
        WordPiece(pieces).encode_pair("a", "b", 4)


@pytest.mark.parametrize(
    ("first", "second", "length", "expected"),
    [
        ("a b", "c", 7, "[CLS] a b [SEP] c [SEP] [PAD]"),
        ("a b a b", "c c c c", 8, "[CLS] a b a [SEP] c c [SEP]"),  # of equals the second is cut
        ("a b a b", "c", 7, "[CLS] a b a [SEP] c [SEP]"),
        ("a", "c c c c", 7, "[CLS] a [SEP] c c c [SEP]"),
    ],
)
def test_texts_of_a_classifier_are_cut_from_the_longer_one(first, second, length, expected):
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "b", "c"]
    encoded = WordPiece(pieces).encode_texts(first, second, length)
    assert [pieces[i] for i in encoded["ids"][0]] == expected.split()
    start = expected.split().index("[SEP]") + 1
    assert encoded["segment_ids"][0].argmax() == start
