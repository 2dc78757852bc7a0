# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Our tokens are BERT's: in published features, and on the strings that break tokenizers.

Three things must agree on every hard string: the tokenizer of the models (TensorFlow), that
of the exported files (Python alone) and the original's rules, once as tokens written down
here and once as the Model Garden's copy of the original code.
"""

import collections
import functools
import json
import lzma
import unicodedata

import pytest
import tensorflow as tf
from official.nlp.tools.tokenization import FullTokenizer

from mobilebert_tf.lite.word_piece import WordPiece
from mobilebert_tf.text import WordPieceTokenizer
from tests.text.mlperf_features import FOLDER, VOCABULARY, mlperf_features

GROUND_TRUTH = FOLDER / "squad" / "mlperf" / "squad_groundtruth-open.tfrecord"
QUESTIONS = FOLDER / "squad" / "dev-v1.1-open.json.xz"
# As MLPerf's features were made: run_squad's defaults.
LENGTH, STRIDE, LONGEST_QUESTION = 384, 128, 64

# Text, its words by BERT's rules after lower-casing, why it is here. Each word is cut into
# letters by the vocabulary of the tests below, so that no rule hides behind [UNK].
HARD = [
    ("Café naïve Zoë", "cafe naive zoe", "accents go"),
    ("CAFE\u0301 A\u030a\u0323", "cafe a", "so do combining marks, several at once"),
    ("\u0301abc \u0301", "abc", "marks without a letter leave nothing"),
    ("a\u00a0b\u2003c\u3000d\u202fe", "a b c d e", "NBSP, em space, ideographic, narrow"),
    ("a\u1680b", "a b", "the Ogham space mark is a space"),
    ("a\u200bb c\u200dd e\u2060f", "ab cd ef", "zero-width space, joiner, word joiner vanish"),
    ("\ufeffa so\u00adft", "a soft", "byte order mark and soft hyphen vanish"),
    ("a\u200eb\u202ec", "abc", "direction marks vanish"),
    ("a\u0000b \ufffdc\u0007d\u007fe\u0085f", "ab cdef", "NUL, U+FFFD, bell, delete, next line"),
    ("a\tb\nc\rd", "a b c d", "tabs and line ends are spaces"),
    ("a\u000bb\u000cc\u001cd", "abcd", "vertical tab, form feed, file separator are controls"),
    ("a\u2028b\u2029c", "a b c", "line and paragraph separators part words"),
    ("中文abc時", "中 文 abc 時", "ideographs stand alone"),
    ("㐀豈𠀀丽", "㐀 豈 𠀀 丽", "those of the extensions too, compatibility ones undone"),
    ("ひらカナ 々〆", "ひらカナ 々〆", "kana and iteration marks do not"),
    ("がパ", "かハ", "their voicing marks are accents"),
    ("한국어", "한국어", "Hangul syllables fall into letters"),
    ("ภาษาไทย ที่นี่", "ภาษาไทย ทน", "Thai vowels above and tone marks are accents"),
    ("हिन्दी", "हिनदी", "of the Devanagari signs those that take no space"),
    ("עִבְרִית عَرَبِيّ", "עברית عربي", "Hebrew points and Arabic vowel signs"),
    ("I İ ı i̇", "i i ı i", "Turkish: dots are accents, dotless i is a letter"),
    ("Straße ẞ ŒUVRE", "straße ß œuvre", "no folding: sharp s and ligatures stay"),
    ("ﬁne ﬀ ŉ ǆ", "ﬁne ﬀ ŉ ǆ", "nor compatibility decomposition"),
    ("ΑΣ ΆΣΑ σς", "ας ασα σς", "the last sigma of a Greek word is another"),
    ("Ørsted Łódź Đà", "ørsted łodz đa", "strokes are not accents"),
    ("x² ½ №5 Ⅳ", "x² ½ №5 ⅳ", "superscripts, fractions and Roman numerals stay"),
    ("ＡＢＣ ！", "ａｂｃ ！", "full-width letters stay wide"),
    ("😀a 👩‍💻 🇩🇪", "😀a 👩💻 🇩🇪", "emoji are letters; their joiner vanishes"),
    ("❤️ 1️⃣", "❤ 1⃣", "variation selectors are marks; the enclosing keycap is another kind"),
    ("a\U000e0100b", "ab", "variation selectors of ideographs too"),
    ("\ue000a \U0010ffffb", "\ue000a \U0010ffffb", "private use and non-characters stay"),
    ("[MASK] [CLS]x", "[ mask ] [ cls ] x", "markers in a text are text"),
    ("don't x$x a_b ~c^", "don ' t x $ x a _ b ~ c ^", "signs of ASCII are punctuation"),
    ("a–b «c» ¿d? e…", "a – b « c » ¿ d ? e …", "so is Unicode's"),
    ("a€b ©c ±d →e", "a€b ©c ±d →e", "other signs are letters"),
    ("中。文、", "中 。 文 、", "punctuation of Chinese"),
    ("ab" * 100, "ab" * 100, "200 letters are a word"),
    ("ab" * 100 + "c", "[UNK]", "201 are not"),
    ("é" * 200, "e" * 200, "counted after the accents have gone"),
    ("e\u0301" * 200, "e" * 200, "also those that were apart"),
    ("中" * 201, " ".join("中" * 201), "ideographs are many words"),
    ("x" * 201 + "." + "y" * 2, "[UNK] . yy", "punctuation ends a long word"),
    (" \u00a0\u200b\t", "", "nothing at all"),
]


# Not normalised, where the first column is.
CASED = [
    ("Café CAFE\u0301", "Café CAFE\u0301", "case and accents stay as they are"),
    ("İ ẞ Σ", "İ ẞ Σ", "so do the letters with a hard lower case"),
    ("中文abc", "中 文 abc", "ideographs stand alone all the same"),
    ("한국어 が", "한국어 が", "Hangul and voiced kana stay whole"),
    ("so\u00adft\u200b [MASK]!", "soft [ MASK ] !", "what is removed is removed"),
    ("E\u0301" * 100, "E\u0301" * 100, "200 characters, a mark being one"),
    ("E\u0301" * 101, "[UNK]", "202 characters"),
]


def decomposed(word):
    """A word as `strip_accents` leaves it: Hangul falls into letters there."""
    return unicodedata.normalize("NFD", word)


@functools.cache
def letters():
    """A vocabulary of single characters, so that every difference shows."""
    texts = [text for row in HARD + CASED for text in (*row[:2], decomposed(row[0].lower()))]
    known = sorted(c for c in set("".join(texts)) if c >= "\ue000" or _is_written(c))
    known = [c for c in known if c not in "\ufeff\ufffd"]
    return ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *known, *(f"##{c}" for c in known)]


def _is_written(character):
    return unicodedata.category(character)[0] not in "ZC"


def expected_pieces(words):
    """The letters of words, the first of each as a head."""
    pieces = []
    for word in words.split():
        pieces += [word] if word == "[UNK]" else [word[0], *(f"##{c}" for c in word[1:])]
    return pieces


@pytest.fixture(scope="module")
def vocabulary_file(tmp_path_factory):
    """The letters as a file."""
    path = tmp_path_factory.mktemp("vocabulary") / "vocab.txt"
    path.write_text("".join(f"{piece}\n" for piece in letters()), encoding="utf-8")
    return str(path)


def check(text, expected, lowercase, vocabulary_file):
    """All three tokenizers give the expected pieces."""
    ids = WordPieceTokenizer(letters(), lowercase=lowercase)([text])[0].numpy()
    assert [letters()[index] for index in ids] == expected
    assert WordPiece(letters(), lowercase).tokenize(text) == expected
    original = FullTokenizer(vocabulary_file, do_lower_case=lowercase)
    # google-research has 200 characters here, the Model Garden's copy 400.
    original.wordpiece_tokenizer.max_input_chars_per_word = 200
    assert original.tokenize(text) == expected


@pytest.mark.parametrize(("text", "words", "why"), HARD, ids=[row[2] for row in HARD])
def test_hard_string(text, words, why, vocabulary_file):
    check(text, expected_pieces(decomposed(words)), True, vocabulary_file)


@pytest.mark.parametrize(("text", "words", "why"), CASED, ids=[row[2] for row in CASED])
def test_hard_string_cased(text, words, why, vocabulary_file):
    check(text, expected_pieces(words), False, vocabulary_file)


@pytest.mark.slow
def test_all_published_features():
    """The ids of MLPerf's SQuAD features, from the words of the contexts and the questions."""
    records = mlperf_features(9601)
    contexts, questions = _contexts(), _questions()
    pieces = _Pieces(
        {word for words in contexts.values() for word in words} | set(questions.values())
    )
    seen = collections.Counter()
    for record in records:
        key = record["qas_id"][0].decode()
        question = pieces.ids[questions[key]][:LONGEST_QUESTION]
        context = [i for word in contexts[key] for i in pieces.ids[word]]
        start = seen[key] * STRIDE
        window = context[start : start + LENGTH - 3 - len(question)]
        tokens = [pieces.cls, *question, pieces.sep, *window, pieces.sep]
        assert record["input_ids"] == tokens + [0] * (LENGTH - len(tokens)), key
        seen[key] += 1
    assert len(seen) == len(contexts) == 9380


class _Pieces:
    """Ids of many strings at once, the same by the tokenizer of the exported files."""

    def __init__(self, texts):
        vocabulary = VOCABULARY.read_text("utf-8").splitlines()
        self.cls, self.sep = vocabulary.index("[CLS]"), vocabulary.index("[SEP]")
        texts = sorted(texts)
        self.ids = dict(zip(texts, WordPieceTokenizer(vocabulary)(texts).to_list(), strict=True))
        places, lite = {piece: i for i, piece in enumerate(vocabulary)}, WordPiece(vocabulary)
        for text, ids in self.ids.items():
            assert [places[piece] for piece in lite.tokenize(text)] == ids, text


def _contexts():
    """Question's id -> the words of its context."""
    contexts = {}
    for record in tf.data.TFRecordDataset(str(GROUND_TRUTH), "ZLIB").as_numpy_iterator():
        features = tf.train.Example.FromString(record).features.feature
        words = [word.decode() for word in features["words"].bytes_list.value]
        contexts[features["qas_id"].bytes_list.value[0].decode()] = words
    return contexts


def _questions():
    """Question's id -> its text."""
    with lzma.open(QUESTIONS, "rt", encoding="utf-8") as file:
        articles = json.load(file)["data"]
    return {
        question["id"]: question["question"]
        for article in articles
        for paragraph in article["paragraphs"]
        for question in paragraph["qas"]
    }
