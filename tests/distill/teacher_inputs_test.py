# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Where the teacher goes on, for equal depths, a deeper teacher and shared blocks."""

from mobilebert_tf.distill.teacher_inputs import teacher_inputs


def test_goes_on_above_what_was_imitated_before():
    assert teacher_inputs((0, 1, 2)) == (0, 1, 2)
    assert teacher_inputs((1, 3, 5)) == (0, 2, 4)


def test_a_block_imitated_twice_runs_twice():
    assert teacher_inputs((0, 2, 2)) == (0, 1, 2)
