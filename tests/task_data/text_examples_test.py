# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Examples hold together."""

import pytest

from mobilebert_tf.task_data import TextExamples

PAIRS = TextExamples(
    texts=("a", "b", "c"),
    second_texts=("d", "e", "f"),
    labels=(0, 1, 1),
    class_names=("no", "yes"),
    ids=("7", "8", "9"),
    notes={"skipped: wrong columns": 2},
)


def test_summary_counts_what_was_left_out():
    assert PAIRS.summary == {"examples": 3, "skipped: wrong columns": 2}


def test_inputs_are_what_a_preprocessor_packs():
    assert PAIRS.inputs == (("a", "b", "c"), ("d", "e", "f"))
    assert TextExamples(texts=("a",), ids=("0",)).inputs == ("a",)


def test_take_keeps_the_order_asked_for():
    taken = PAIRS.take([2, 0])
    assert (taken.texts, taken.second_texts) == (("c", "a"), ("f", "d"))
    assert (taken.labels, taken.ids, taken.notes) == ((1, 0), ("9", "7"), {})


@pytest.mark.parametrize("field", ["second_texts", "labels", "ids"])
def test_lengths_must_agree(field):
    fields = {"texts": ("a", "b"), "ids": ("0", "1")} | {field: ("0",)}
    with pytest.raises(
        ValueError, match=f"`{field}` must be as many as `texts`. Received: 1 and 2"
    ):
        TextExamples(**fields)


def test_labels_need_names():
    with pytest.raises(ValueError, match=r"below 2, the number of class names. Received: \[2\]"):
        TextExamples(texts=("a",), ids=("0",), labels=(2,), class_names=("no", "yes"))
