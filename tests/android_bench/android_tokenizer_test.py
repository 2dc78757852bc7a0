# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The Java tokenizer equals the Python one: character by character, and on random texts."""

import random
import sys
import unicodedata
import zlib

import pytest

from android_bench.android import unicode_data
from mobilebert_tf.lite.word_piece import WordPiece
from tests.android_bench.android_java import TOOL, run_java
from tests.android_bench.android_reference import as_utf16, tokenize

BLOCK = 4096
SPECIALS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
# Where normalisation has something to do, and a little of everything else.
SCRIPTS = [
    *((0x00, 0x250), (0x300, 0x370), (0x370, 0x530), (0x590, 0x780), (0x900, 0xA00)),
    *((0xE00, 0x1000), (0x1100, 0x1200), (0x1B00, 0x1C00), (0x1D00, 0x2100), (0x2100, 0x2200)),
    *((0x3000, 0x3100), (0x302A, 0x3030), (0x4E00, 0x4E40), (0xAC00, 0xAC80), (0xD7A0, 0xD7A8)),
    *((0xD800, 0xD810), (0xDC00, 0xDC10), (0xF900, 0xFA20), (0xFB00, 0xFB50), (0xFE00, 0x10000)),
    *((0x10400, 0x10450), (0x11080, 0x110C0), (0x1D15E, 0x1D1C0), (0x1F600, 0x1F610)),
    *((0x2F800, 0x2F830), (0xE0000, 0xE0080), (0x10FF00, 0x110000)),
]
# What a capital sigma looks at, and what combines.
OFTEN = "ΣσΑα'.:\u00ad\u200bİIi\u0307\u0300\u0327\u0345\u302e\U0001d165 \t\u00a0\u3000-$中e\u0301"
# Lower case, strip accents, split at ideographs.
MODES = [
    (True, True, True),
    (False, False, True),
    (True, False, True),
    (False, True, True),
    (True, True, False),
]

needs_unicode_14 = pytest.mark.skipif(
    unicodedata.unidata_version != unicode_data.UNICODE_VERSION,
    reason="the Java table is of another Unicode version",
)


@needs_unicode_14
def test_table_is_current():
    assert unicode_data.JAVA_FILE.read_text("utf-8") == unicode_data.java_source(), (
        "run `python -m android_bench.android.unicode_data`"
    )


@needs_unicode_14
def test_every_code_point_has_the_properties_of_unicodedata():
    by_java = [int(line) for line in run_java(TOOL, "unicode").split()]
    by_python = [
        zlib.crc32("".join(map(_row, range(first, first + BLOCK))).encode())
        for first in range(0, sys.maxunicode, BLOCK)
    ]
    assert by_java == by_python


def _row(code: int) -> str:
    character = chr(code)
    lower = character.lower()
    values = [
        unicode_data._kind(character),
        unicodedata.combining(character),
        ord(lower) if len(lower) == 1 else code,
        *map(ord, unicodedata.normalize("NFD", character)),
    ]
    return " ".join(map(str, values)) + "\n"


@needs_unicode_14
@pytest.mark.parametrize("lower, strip, split", MODES)
def test_random_texts(lower, strip, split, tmp_path):
    rng = random.Random(f"{lower}{strip}{split}")
    texts = [_random_text(rng) for _ in range(2500)]
    tokenizer = WordPiece(_vocabulary(texts, rng), lowercase=lower and strip)
    expected = [tokenize(tokenizer, text, lower, strip, split) for text in texts]
    # Else there would be nothing to compare.
    pieces = [piece.text for row in expected for piece in row]
    assert 0.02 < pieces.count("[UNK]") / len(pieces) < 0.5

    found = _tokenize_in_java(tokenizer, texts, (lower, strip, split), tmp_path)
    for text, row, java in zip(texts, expected, found, strict=True):
        assert java == [(tokenizer._ids[p.text], p.start, p.end) for p in row], ascii(text)


def _random_text(rng: random.Random) -> str:
    """A few words of one or two scripts, with what is special sprinkled in."""
    ranges = rng.sample(SCRIPTS, 2)
    characters = []
    for _ in range(rng.randrange(40)):
        first, last = rng.choice(ranges)
        random_one = chr(rng.randrange(first, last))
        characters.append(rng.choice(OFTEN) if rng.random() < 0.4 else random_one)
    if rng.random() < 0.01:
        characters *= rng.randrange(5, 60)
    return as_utf16("".join(characters))


def _vocabulary(texts: list[str], rng: random.Random) -> list[str]:
    """Nearly all characters that normalisation can leave, and some pairs of them."""
    forms = {c for text in texts for c in text}
    forms |= {c for form in list(forms) for c in form.lower() + form.upper()} | {"ς"}
    forms |= {c for form in list(forms) for c in unicodedata.normalize("NFD", form)}
    usable = sorted(c for c in forms if not c.isspace() and not "\ud800" <= c <= "\udfff")
    kept = [c for c in usable if c.isascii() or rng.random() < 0.97]
    pairs = [rng.choice(kept) + rng.choice(kept) for _ in range(3000)]
    words = kept + [pair for pair in pairs if "#" not in pair]
    return list(dict.fromkeys(SPECIALS + words + [f"##{word}" for word in words]))


def _tokenize_in_java(tokenizer, texts, mode, folder):
    vocabulary = folder / "vocabulary.txt"
    vocabulary.write_text("\n".join(tokenizer._ids) + "\n", encoding="utf-8", newline="\n")
    lines = (text.encode("utf-16-be", "surrogatepass").hex() for text in texts)
    flags = [str(flag).lower() for flag in mode]
    output = run_java(TOOL, "tokenize", str(vocabulary), *flags, text="\n".join(lines) + "\n")
    for line in output.splitlines():
        yield [tuple(map(int, piece.split(":"))) for piece in line.split()]
