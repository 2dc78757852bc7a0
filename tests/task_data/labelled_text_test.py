# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Labelled texts keep texts, labels and names together."""

import pytest

from mobilebert_tf.task_data.labelled_text import LabelledText

PAIRS = [("good", "pos"), ("bad", "neg"), ("fine", "pos"), ("nice", "pos")]


def test_from_pairs_sorts_classes_and_keeps_the_order_of_texts():
    data = LabelledText.from_pairs(PAIRS)
    assert data.class_names == ("neg", "pos")
    assert data.labels == (1, 0, 1, 1)
    assert data.texts == ("good", "bad", "fine", "nice")
    assert LabelledText.from_pairs(PAIRS, ["pos", "neg"]).labels == (0, 1, 0, 0)


def test_numbers_are_sorted_by_value():
    assert LabelledText.from_pairs([("a", "10"), ("b", "-1"), ("c", "9")]).class_names == (
        "-1",
        "9",
        "10",
    )


def test_counts_and_majority():
    data = LabelledText.from_pairs(PAIRS)
    assert data.class_counts == {"neg": 1, "pos": 3}
    assert data.majority_accuracy == 0.75
    assert data.subset([3, 1]).texts == ("nice", "bad")
    assert data.subset([3, 1]).majority_accuracy == 0.5
    assert (len(data), len(data.subset([]))) == (4, 0)
    assert data.subset([]).majority_accuracy == 0.0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((("a", "b"), (0,), ("x",)), "`labels` must be as many as `texts`"),
        ((("a",), (1,), ("x",)), r"`labels` must be below 1.*\[1\]"),
        ((("a",), (0,), ("x", "x")), "`class_names` must be different"),
    ],
)
def test_rejects_what_does_not_fit_together(arguments, message):
    with pytest.raises(ValueError, match=message):
        LabelledText(*arguments)


def test_rejects_unknown_classes():
    with pytest.raises(ValueError, match=r"must be among \['neg'\].*'pos'"):
        LabelledText.from_pairs(PAIRS, ["neg"])
