# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What the GLUE leaderboard reads."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Sequence

from mobilebert_tf.files import whole_file
from mobilebert_tf.task_data.glue_layout import GlueLayout

_LOWEST, _HIGHEST = 0.0, 5.0


def write_glue_submission(
    directory: str | os.PathLike,
    layout: GlueLayout,
    split: str,
    ids: Sequence[str],
    predictions: Sequence[float],
) -> pathlib.Path:
    """Writes `index<TAB>prediction` lines, under the name the leaderboard wants.

    Classes are written as the task's files have them (`0`, `1`, `entailment`). A
    similarity is moved into 0 to 5 and has three decimals.

    Args:
        directory: of the file, such as `QQP.tsv`; all tasks' files are zipped together.
        layout: of the task.
        split: a key of `layout.submissions`.
        ids: the examples' indices.
        predictions: the number of each example's class, or its similarity.

    Returns:
        The file.

    Raises:
        ValueError: for a split that the leaderboard does not score.
        OSError: if it cannot be written; there is no half of it then.
    """
    if split not in layout.submissions:
        raise ValueError(
            f"`split` must be one of {list(layout.submissions)}. Received: split={split!r}"
        )
    path = pathlib.Path(directory) / f"{layout.submissions[split]}.tsv"
    rows = zip(ids, (_word(layout, value) for value in predictions), strict=True)
    with whole_file(path) as partial:
        lines = ["index\tprediction", *("\t".join(row) for row in rows)]
        partial.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _word(layout: GlueLayout, prediction: float) -> str:
    if layout.classes:
        return list(layout.classes)[int(prediction)]
    return f"{min(max(float(prediction), _LOWEST), _HIGHEST):.3f}"
