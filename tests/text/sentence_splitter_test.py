# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Sentences end where a reader would end them."""

import pytest

from mobilebert_tf.text.sentence_splitter import split_sentences


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        ("", []),
        ("   ", []),
        ("One line without an end", ["One line without an end"]),
        ("It works. It does! Does it? Yes.", ["It works.", "It does!", "Does it?", "Yes."]),
        ("Dr. Smith met J. R. Jones. They spoke.", ["Dr. Smith met J. R. Jones.", "They spoke."]),
        (
            "Born in the U.S. Army hospital. He left.",
            ["Born in the U.S. Army hospital.", "He left."],
        ),
        (
            "Pi is 3.14159 here. See Fig. 3 for more.",
            ["Pi is 3.14159 here.", "See Fig. 3 for more."],
        ),
        ('"Stop." She left. (He did not.) End', ['"Stop."', "She left.", "(He did not.)", "End"]),
        ("Wait ... and see. 42 is next.", ["Wait ... and see.", "42 is next."]),
        ("Use e.g. this one. Then stop.", ["Use e.g. this one.", "Then stop."]),
        ("今日は。元気？はい。", ["今日は。", "元気？", "はい。"]),
        ("Ελλάδα είναι εδώ. Ναι.", ["Ελλάδα είναι εδώ.", "Ναι."]),
    ],
)
def test_splits_like_a_reader(paragraph, sentences):
    assert split_sentences(paragraph) == sentences


def test_keeps_every_character_but_the_white_space_between():
    paragraph = 'A first one.  "A second," he said. And … a third?! Yes (really). e.g. this'
    joined = "".join(split_sentences(paragraph)).replace(" ", "")
    assert joined == paragraph.replace(" ", "")
