# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Which of the teacher's blocks each of the student's imitates."""

from __future__ import annotations

from collections.abc import Sequence


def teacher_layers(
    num_teacher_layers: int, num_student_layers: int, layer_map: Sequence[int] | None = None
) -> tuple[int, ...]:
    """Returns the teacher's block for each of the student's, from 0.

    By default the teacher's blocks are divided into equal groups and the last
    of each is taken, so that the student's last imitates the teacher's last (the
    Model Garden takes the first of each, and never reaches the top).

    Raises:
        ValueError: if `layer_map` has not one existing block for each, in order.
    """
    if layer_map is None:
        # ceil((i + 1) teacher / student) - 1
        ends = (
            -((i + 1) * num_teacher_layers // -num_student_layers)
            for i in range(num_student_layers)
        )
        return tuple(end - 1 for end in ends)
    layer_map = tuple(layer_map)
    exist = all(0 <= layer < num_teacher_layers for layer in layer_map)
    if len(layer_map) != num_student_layers or not exist or list(layer_map) != sorted(layer_map):
        raise ValueError(
            f"`layer_map` must be {num_student_layers} blocks of the teacher's "
            f"{num_teacher_layers}, in order. Received: layer_map={layer_map}"
        )
    return layer_map
