# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Where the teacher stands when the student stands at the input of a block."""

from __future__ import annotations

from collections.abc import Sequence


def teacher_inputs(teacher_layers: Sequence[int]) -> tuple[int, ...]:
    """Returns, for each of the student's blocks, the teacher's block to go on with.

    Below it lies what was imitated before, so that a stage runs the teacher's
    blocks from this one to the one it imitates. Where two blocks imitate the
    same, it runs again: its attention scores are needed, not only its output.

    Args:
        teacher_layers: the teacher's block for each of the student's, in order.
    """
    before = (-1, *teacher_layers[:-1])
    return tuple(min(b + 1, layer) for b, layer in zip(before, teacher_layers, strict=True))
