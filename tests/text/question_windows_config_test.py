# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The lengths of question answering."""

import pytest

from mobilebert_tf.text.question_windows_config import QuestionWindowsConfig


def test_rooms():
    config = QuestionWindowsConfig()
    assert (config.question_room, config.context_room(64)) == (64, 317)
    short = QuestionWindowsConfig(sequence_length=8)
    # Two of the five places that the three special tokens leave.
    assert (short.question_room, short.context_room(2)) == (2, 3)


@pytest.mark.parametrize(
    "field,value", [("sequence_length", 4), ("question_length", 0), ("stride", 0)]
)
def test_too_short(field, value):
    with pytest.raises(ValueError, match=rf"`{field}` must be at least .* {field}={value}"):
        QuestionWindowsConfig(**{field: value})
