# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Prompts and choices in memory."""

import pytest

from mobilebert_tf.task_data import MultipleChoiceExamples


def test_counts():
    data = MultipleChoiceExamples(("p",), (("a", "b", "c"),), (2,), ("7",), {"n": 1})
    assert data.summary == {"examples": 1, "choices": 3, "n": 1}


@pytest.mark.parametrize(
    "choices,labels,message",
    [
        ((("a", "b"),), (0, 1), "`choices` must be as many as"),
        ((("a", "b"), ("a",)), (0, 0), "must be equally many"),
        ((("a", "b"), ("c", "d")), (0, 2), "must be below 2. Received: 2"),
    ],
)
def test_what_does_not_fit(choices, labels, message):
    with pytest.raises(ValueError, match=message):
        MultipleChoiceExamples(("p", "q"), choices, labels, ("1", "2"))
