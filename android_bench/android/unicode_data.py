# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Writes `UnicodeData.java`: what the tokenizer must know about every character.

    python -m android_bench.android.unicode_data            # writes the file
    python -m android_bench.android.unicode_data --check    # only compares

`java.lang.Character` and `java.text.Normalizer` follow the Unicode version of
the phone (8 on Android 7, 15 on Android 14), so the same text could become other
tokens on another phone. The library therefore brings its own table, taken from
the `unicodedata` of the Python that the models are exported with (Unicode 14 in
Python 3.11), and no platform has a say.
"""

import pathlib
import sys
import unicodedata
from collections.abc import Callable, Iterator

from absl import app, flags

UNICODE_VERSION = "14.0.0"
JAVA_FILE = pathlib.Path(__file__).parent / "core/src/main/java/org/mobilebert/UnicodeData.java"
_LAST = 0x10FFFF
_HANGUL = range(0xAC00, 0xD7A4)  # decomposed by arithmetic
_DOTTED_I = "\u0130"  # the only character that lowers to two
# The constant pool limits a string to 65,535 bytes, the eye a line to 100.
_LINE = 84
# Ideograph blocks of the reference, see mobilebert_tf/text/bert_characters.py.
_IDEOGRAPHS = (
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B820, 0x2CEAF),
    (0x2F800, 0x2FA1F),
)
_ASCII_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
OTHER, SPACE, DROPPED, IDEOGRAPH, PUNCTUATION, ACCENT = range(6)
CASED, CASE_IGNORABLE = 8, 16

_CHECK = flags.DEFINE_bool("check", False, "Only say whether the file is up to date.")


def main(argv):
    """Writes the file, or compares it; exit status 1 when it is not current."""
    if len(argv) > 1:
        sys.exit(f"Unexpected argument {argv[1]!r}.")
    if unicodedata.unidata_version != UNICODE_VERSION:
        sys.exit(
            f"Run this with a Python of Unicode {UNICODE_VERSION} (3.11). Received: "
            f"Unicode {unicodedata.unidata_version}"
        )
    source = java_source()
    if not _CHECK.value:
        JAVA_FILE.write_text(source, encoding="utf-8")
    elif JAVA_FILE.read_text("utf-8") != source:
        sys.exit(f"{JAVA_FILE} is not current: run `python -m android_bench.android.unicode_data`.")


def java_source() -> str:
    """Returns the whole Java file."""
    constants = [
        ("PROPERTIES", "Runs: length, properties (see UnicodeTable).", _runs(_properties)),
        ("COMBINING_CLASSES", "Runs: length, class.", _runs(_combining_class)),
        ("LOWER_CASE", "Runs: gap, count, stride, distance to lower case.", _lower_case()),
        ("DECOMPOSITIONS", "Gap, first, second (0 if none).", _decompositions()),
    ]
    body = "\n".join(_constant(name, comment, list(data)) for name, comment, data in constants)
    return _HEADER + body + "}\n"


def _properties(character: str) -> int:
    return _kind(character) | _case_context(character)


def _kind(character: str) -> int:
    category, code = unicodedata.category(character), ord(character)
    # str.split() also splits at line and paragraph separators.
    if character in "\t\n\r" or category in ("Zs", "Zl", "Zp"):
        return SPACE
    if character == "\ufffd" or category in ("Cc", "Cf"):
        return DROPPED
    if any(first <= code <= last for first, last in _IDEOGRAPHS):
        return IDEOGRAPH
    if character in _ASCII_PUNCTUATION or category.startswith("P"):
        return PUNCTUATION
    return ACCENT if category == "Mn" else OTHER


def _case_context(character: str) -> int:
    """How a character decides whether a capital sigma next to it is a final one.

    Python does not show these properties, so they are found out by trying.
    """
    after_nothing = (character + "Σ").lower().endswith("ς")
    after_a_letter = ("A" + character + "Σ").lower().endswith("ς")
    if after_nothing:
        return CASED
    return CASE_IGNORABLE if after_a_letter else 0


def _combining_class(character: str) -> int:
    return unicodedata.combining(character)


def _runs(value_of: Callable[[str], int]) -> Iterator[int]:
    """Yields length and value of each run of equal values over all code points."""
    start, value = 0, value_of("\0")
    for code in range(1, _LAST + 2):
        new = value_of(chr(code)) if code <= _LAST else -1
        if new != value:
            yield from (code - start, value)
            start, value = code, new


def _lower_case() -> Iterator[int]:
    """Yields runs of characters of one distance: neighbours, or every second one."""
    distances = dict(_lower_case_distances())
    position = 0
    for code in sorted(distances):
        if code not in distances:
            continue
        distance = distances[code]
        stride = 1 if distances.get(code + 1) == distance else 2
        count = 1
        while distances.get(code + count * stride) == distance:
            count += 1
        for index in range(count):
            del distances[code + index * stride]
        # Runs of stride 2 may interleave, so the gap can be negative.
        yield from (code - position, count, stride, distance)
        position = code


def _lower_case_distances() -> Iterator[tuple[int, int]]:
    for code in range(_LAST + 1):
        lower = chr(code).lower()
        if chr(code) != _DOTTED_I and lower != chr(code):
            yield code, ord(lower) - code


def _decompositions() -> Iterator[int]:
    position = 0
    for code in range(_LAST + 1):
        mapping = unicodedata.decomposition(chr(code))
        if mapping and not mapping.startswith("<") and code not in _HANGUL:
            first, second = (*(int(part, 16) for part in mapping.split()), 0)[:2]
            yield from (code - position, first, second)
            position = code


def _constant(name: str, comment: str, numbers: list[int]) -> str:
    lines, line = [], ""
    for word in map(_base36, numbers):
        if len(line) + len(word) + 1 > _LINE:
            lines.append(line)
            line = ""
        line += word + " "
    lines.append(line.rstrip())
    text = "\n          + ".join(f'"{line}"' for line in lines)
    return f"  /** {comment} */\n  static final String {name} =\n      {text};\n"


def _base36(number: int) -> str:
    sign, number = ("-", -number) if number < 0 else ("", number)
    digits = ""
    while number or not digits:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return sign + digits


_HEADER = f"""\
// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

/**
 * Properties of characters in Unicode {UNICODE_VERSION}, as numbers to the base 36.
 *
 * <p>Generated by {{@code python -m android_bench.android.unicode_data}}; do not edit. {{@link
 * UnicodeTable}} reads it.
 */
final class UnicodeData {{
  private UnicodeData() {{}}

"""


if __name__ == "__main__":
    app.run(main)
