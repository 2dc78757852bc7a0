# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Splits are even, repeatable, and leak nothing."""

import pytest

from mobilebert_tf.task_data.labelled_text import LabelledText
from mobilebert_tf.task_data.labelled_text_split import split_labelled_text

DATA = LabelledText.from_pairs(
    [(f"text {n}", "a") for n in range(80)] + [(f"word {n}", "b") for n in range(20)]
)


def test_every_class_gives_its_share():
    kept, held_out = split_labelled_text(DATA, 0.25)
    assert kept.class_counts == {"a": 60, "b": 15}
    assert held_out.class_counts == {"a": 20, "b": 5}
    assert sorted(kept.texts + held_out.texts) == sorted(DATA.texts)


def test_order_is_kept_and_the_seed_decides():
    held_out = [split_labelled_text(DATA, 0.25, seed)[1].texts for seed in (0, 0, 1)]
    assert held_out[0] == held_out[1] != held_out[2]
    positions = [DATA.texts.index(text) for text in held_out[0]]
    assert positions == sorted(positions)


def test_equal_texts_stay_together():
    pairs = [(f"Text  {n // 4}" if n % 2 else f"text {n // 4}", "ab"[n % 3 > 0]) for n in range(80)]
    kept, held_out = split_labelled_text(LabelledText.from_pairs(pairs), 0.3)
    assert len(held_out) >= 16
    sides = [
        {" ".join(text.casefold().split()) for text in side.texts} for side in (kept, held_out)
    ]
    assert len(sides[0]) + len(sides[1]) == 20 and not sides[0] & sides[1]


def test_small_classes_keep_a_text_to_learn_from():
    data = LabelledText.from_pairs([("one", "a"), ("two", "a"), ("three", "b")])
    kept, held_out = split_labelled_text(data, 0.9)
    assert kept.class_counts == {"a": 1, "b": 1}
    assert held_out.class_counts == {"a": 1, "b": 0}


def test_rejects_bad_fractions_and_too_little_text():
    with pytest.raises(ValueError, match="`held_out_fraction` must be"):
        split_labelled_text(DATA, 1.0)
    data = LabelledText.from_pairs([("one", "a"), ("two", "b")])
    with pytest.raises(ValueError, match=r"two different texts.*Received: 2 texts"):
        split_labelled_text(data, 0.5)
