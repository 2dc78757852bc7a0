# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Pictures of what teacher and student attend to."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Sequence

import keras
import numpy as np
import tensorflow as tf

from mobilebert_tf.distill.example_attention import example_attention
from mobilebert_tf.training.batch import Batch

_SIDE = 128  # pixels of a map, at least
_GAP = 4
_GREY = 160


def write_attention_maps(
    teacher: keras.Model,
    student: keras.Model,
    batch: Batch,
    teacher_layers: Sequence[int],
    directory: str | os.PathLike[str],
) -> list[pathlib.Path]:
    """Writes `layer_i.png` for each of the student's layers, as in the paper's figure 3.

    The upper row has the teacher's heads, the lower row the student's. In a map, a
    row is the token that attends and a column the token attended to; white is 0
    and black is 1. The grey between is the probability's square root, since among a
    hundred tokens a share of one in a hundred would be white otherwise. Shown is the
    batch's first example without its padding.

    Args:
        teacher, student: `MobileBERTPretrainer`s.
        batch: of pre-training.
        teacher_layers: the teacher's block for each of the student's.
        directory: made if missing.

    Returns:
        The paths, by layer.
    """
    directory = pathlib.Path(directory)
    directory.mkdir(parents=True, exist_ok=True)
    theirs = example_attention(teacher, teacher_layers, batch)
    ours = example_attention(student, range(len(teacher_layers)), batch)
    paths = [directory / f"layer_{layer}.png" for layer in range(len(teacher_layers))]
    for path, *rows in zip(paths, theirs, ours, strict=True):
        picture = _stacked([_row(maps) for maps in rows])
        path.write_bytes(tf.io.encode_png(picture[..., None]).numpy())
    return paths


def _row(maps: np.ndarray) -> np.ndarray:
    """Heads side by side, with a gap around each, as grey values."""
    scale = -(-_SIDE // maps.shape[-1])
    pixels = np.round(255 * (1 - np.sqrt(maps))).astype("uint8").repeat(scale, 1).repeat(scale, 2)
    gap = ((_GAP, _GAP), (_GAP, 0))
    heads = [np.pad(head, gap, constant_values=_GREY) for head in pixels]
    return np.pad(np.concatenate(heads, axis=1), ((0, 0), (0, _GAP)), constant_values=_GREY)


def _stacked(rows: list[np.ndarray]) -> np.ndarray:
    """Rows below each other; one with fewer heads is filled up."""
    width = max(row.shape[1] for row in rows)
    wide = [np.pad(row, ((0, 0), (0, width - row.shape[1])), constant_values=_GREY) for row in rows]
    return np.concatenate(wide)
