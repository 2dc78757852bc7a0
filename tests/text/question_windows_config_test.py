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


def test_stride_is_a_third_unless_it_is_given():
    lengths = (5, 64, 384, 512)
    steps = [QuestionWindowsConfig(sequence_length=length).step for length in lengths]
    assert steps == [1, 21, 128, 128]
    assert QuestionWindowsConfig(stride=200).step == 200


@pytest.mark.parametrize(
    "field,value", [("sequence_length", 4), ("question_length", 0), ("stride", 0)]
)
def test_too_short(field, value):
    with pytest.raises(ValueError, match=rf"`{field}` must be at least .* {field}={value}"):
        QuestionWindowsConfig(**{field: value})
