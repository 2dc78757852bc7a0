# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Every rule of BERT's tokenizer, eager and inside tf.data."""

import json
import pathlib
import random
import unicodedata

import pytest
import tensorflow as tf

from mobilebert_tf.lite.word_piece import WordPiece
from mobilebert_tf.text import WordPieceTokenizer

SHARED = pathlib.Path(__file__).parents[3] / "shared" / "oracle"
VOCABULARY = (
    "[PAD] [UNK] [CLS] [SEP] [MASK] the cafe fox ##es hello world istanbul [ ] mask ' t don "
    "中 文 時 x ##x $ – Fox é ##é σας".split()
)
# Text, its lower-cased pieces.
HARD_TEXTS = [
    ("The foxes", "the fox ##es"),
    ("THE Café CAFE\u0301", "the cafe cafe"),
    ("hello\u00a0world\u3000hello\u2028world", "hello world hello world"),
    ("hel\u200blo \ufeffwor\u00adld", "hello world"),
    ("hel\u0000lo \ufffdworld", "hello world"),
    ("hello\tworld\r\nhello", "hello world hello"),
    ("\u0130stanbul", "istanbul"),
    ("中文時hello", "中 文 時 hello"),
    ("foxy hello", "[UNK] hello"),
    ("don't x$x hello–world", "don ' t x $ x hello – world"),
    ("the [MASK]", "the [ mask ]"),
    ("ΣΑΣ", "σας"),
    ("x" * 200, "x" + " ##x" * 199),
    ("x" * 201, "[UNK]"),
    (f"hello {'x' * 201} world", "hello [UNK] world"),
    (f"{'x' * 201}.{'x' * 201}", "[UNK] [UNK] [UNK]"),
    ("", ""),
    (" \u00a0\t", ""),
]
TEXTS = [text for text, _ in HARD_TEXTS]


def _pieces(ragged) -> list[list[str]]:
    return [[VOCABULARY[index] for index in row] for row in ragged.to_list()]


def _expected() -> list[list[str]]:
    return [pieces.split() for _, pieces in HARD_TEXTS]


def test_hard_texts_in_one_batch():
    assert _pieces(WordPieceTokenizer(VOCABULARY)(TEXTS)) == _expected()


@pytest.mark.parametrize("text,pieces", HARD_TEXTS)
def test_hard_texts_one_by_one(text, pieces):
    ids = WordPieceTokenizer(VOCABULARY)(text).numpy()
    assert [VOCABULARY[index] for index in ids] == pieces.split()


def test_dataset_equals_eager():
    tokenizer = WordPieceTokenizer(VOCABULARY)
    batches = tf.data.Dataset.from_tensor_slices(TEXTS).batch(5).map(tokenizer)
    assert [row for batch in batches for row in _pieces(batch)] == _expected()
    singles = tf.data.Dataset.from_tensor_slices(TEXTS).map(tokenizer)
    assert [[VOCABULARY[i] for i in ids.numpy()] for ids in singles] == _expected()


def test_cased():
    tokenizer = WordPieceTokenizer(VOCABULARY, lowercase=False)
    assert _pieces(tokenizer(["Fox fox é É"])) == [["Fox", "fox", "é", "[UNK]"]]


def test_round_trip_of_config():
    tokenizer = WordPieceTokenizer(VOCABULARY, lowercase=False)
    copy = WordPieceTokenizer.from_config(tokenizer.get_config())
    copy.set_vocabulary(VOCABULARY)
    assert not copy.lowercase and _pieces(copy(["Fox"])) == [["Fox"]]


def test_no_vocabulary():
    with pytest.raises(ValueError, match="vocabulary"):
        WordPieceTokenizer()("hello")


@pytest.mark.parametrize("lowercase", [True, False])
def test_equals_pure_python_on_random_strings(lowercase):
    # Up to Unicode 13, which both TensorFlow's tables and Python's know.
    characters = [
        chr(code)
        for code in range(1, 0x2C00)
        if unicodedata.category(chr(code)) not in ("Cn", "Co", "Cs")
    ]
    letters = sorted({d for c in characters for d in c + unicodedata.normalize("NFD", c.lower())})
    written = [c for c in letters if unicodedata.category(c)[0] not in "ZC"]
    vocabulary = VOCABULARY[:5] + written + [f"##{c}" for c in written]
    generator = random.Random(0)
    texts = ["".join(generator.choices(characters, k=12)) for _ in range(1000)]
    texts += [f"a{character}b" for character in characters]
    reference = WordPiece(vocabulary, lowercase)
    ids = WordPieceTokenizer(vocabulary, lowercase=lowercase)(texts).to_list()
    for text, row in zip(texts, ids, strict=True):
        assert [vocabulary[index] for index in row] == reference.tokenize(text), ascii(text)


@pytest.mark.parametrize("lowercase", [True, False])
def test_equals_the_original(lowercase):
    golden = SHARED / "tokenizer" / "google_research_tokenization.json"
    if not golden.exists():
        pytest.skip("no reference tokenisation at hand")
    tokenizer = WordPieceTokenizer(str(SHARED / "vocab.txt"), lowercase=lowercase)
    cases = json.loads(golden.read_text(encoding="utf-8"))
    cases = [case for case in cases if case["do_lower_case"] == lowercase]
    assert len(cases) == 22
    ids = tokenizer([case["text"] for case in cases]).to_list()
    assert ids == [case["ids"] for case in cases]


@pytest.mark.parametrize(
    "text,expected",
    [
        ("The  foxes", ["The", "fox", "es"]),
        ("Café, CAFE\u0301!", ["Café", ",", "CAFE", "!"]),
        ("hel\u200blo\u00a0world", ["hel\u200blo", "world"]),
        ("\u0130stanbul 中文", ["\u0130stanbul", "中", "文"]),
        (f"hello {'x' * 201}, foxes", ["hello", "x" * 201, ",", "fox", "es"]),
        ("zebras hello", ["zebras", "hello"]),
        ("", []),
        (" \u200b", []),
    ],
)
def test_spans_in_the_original_text(text, expected):
    spans = WordPieceTokenizer(VOCABULARY).piece_spans(text)
    assert [text[start:end] for start, end in spans] == expected


def test_as_many_spans_as_pieces():
    tokenizer = WordPieceTokenizer(VOCABULARY)
    for text in TEXTS:
        assert len(tokenizer.piece_spans(text)) == len(tokenizer(text)), ascii(text)


def test_accents_are_kept_or_stripped_whatever_the_case():
    def pieces(**options):
        return _pieces(WordPieceTokenizer(VOCABULARY, **options)(["Fox Café É"]))[0]

    assert pieces() == pieces(strip_accents=True) == "fox cafe [UNK]".split()
    assert pieces(strip_accents=False) == "fox [UNK] é".split()
    assert pieces(lowercase=False) == "Fox [UNK] [UNK]".split()
    cased = WordPieceTokenizer(["[PAD]", "[UNK]", "E"], lowercase=False, strip_accents=True)
    assert cased(["É"]).to_list() == [[2]]


def test_chinese_characters_stay_together_if_asked():
    vocabulary = ["[UNK]", "[PAD]", "中", "文", "中文", "##時", "hello", ",", "##文"]
    texts = ["中文時 hello,中", f"hello {'中' * 201} 文", ""]
    tokenizer = WordPieceTokenizer(vocabulary, split_on_cjk=False)
    split = [[vocabulary[index] for index in row] for row in tokenizer(texts).to_list()]
    assert split == [["中文", "##時", "hello", ",", "中"], ["hello", "[UNK]", "文"], []]
    spans = tokenizer.piece_spans(texts[0])
    assert [texts[0][start:end] for start, end in spans] == ["中文", "時", "hello", ",", "中"]
    assert len(tokenizer.piece_spans(texts[1])) == 3
    assert tokenizer(tf.constant("中文")).numpy().tolist() == [4]


def test_options_survive_the_config():
    tokenizer = WordPieceTokenizer(VOCABULARY, strip_accents=False, split_on_cjk=False)
    restored = WordPieceTokenizer.from_config(tokenizer.get_config())
    assert (restored.lowercase, restored.strip_accents, restored.split_on_cjk) == (
        True,
        False,
        False,
    )


def test_words_need_no_vocabulary():
    words = WordPieceTokenizer().split_words(["Don't  STOP,\u00a0中文", ""])
    texts = [[word.decode() for word in row] for row in words.to_list()]
    assert texts == [["don", "'", "t", "stop", ",", "中", "文"], []]
