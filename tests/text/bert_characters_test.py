# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Characters by BERT's rules, one of each kind."""

import pytest

from mobilebert_tf.text.bert_characters import (
    clean_character,
    is_ideograph,
    is_punctuation,
    without_accents,
)


@pytest.mark.parametrize(
    "character,cleaned",
    [("\t", " "), ("\u00a0", " "), ("\u200b", ""), ("\x00", ""), ("\ufffd", ""), ("é", "é")],
)
def test_spaces_are_one_and_controls_are_gone(character, cleaned):
    assert clean_character(character) == cleaned


def test_ideographs_end_where_the_blocks_end():
    assert [is_ideograph(chr(code)) for code in (0x33FF, 0x3400, 0x4DBF, 0x4DC0)] == [
        *(False, True),
        *(True, False),
    ]
    assert not any(map(is_ideograph, "aかア한"))


def test_all_ascii_signs_are_punctuation():
    assert all(map(is_punctuation, "$+<=>^`|~!#«。"))
    assert not any(map(is_punctuation, "a1€ "))


def test_accents_fall_off():
    assert without_accents("Été e\u0301") == "Ete e"
