# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""SQuAD from TensorFlow Datasets."""

from __future__ import annotations

import os
from typing import Any

from mobilebert_tf.task_data.squad_examples import SquadExamples, SquadQuestion

_SPLITS = {"train": "train", "dev": "validation"}


def read_squad_tfds(
    split: str, version: str = "1.1", data_dir: str | os.PathLike | None = None
) -> SquadExamples:
    """Reads a split of `squad/v1.1` or `squad/v2.0`, which is downloaded if need be.

    Args:
        split: `train` or `dev`.
        version: `1.1` or `2.0`.
        data_dir: of TensorFlow Datasets; its default without.

    Raises:
        ValueError: for another split, or if it cannot be had.
    """
    import tensorflow_datasets as tfds

    if split not in _SPLITS:
        raise ValueError(
            f"`split` must be one of {list(_SPLITS)}, for SQuAD's test set is not public. "
            f"Received: split={split!r}"
        )
    name = f"squad/v{version}"
    try:
        rows = tfds.load(name, split=_SPLITS[split], data_dir=data_dir)
    except Exception as error:  # Whatever a download can fail with.
        reason = str(error).strip().partition("\n")[0]
        raise ValueError(
            f"TensorFlow Datasets cannot give {name} ({split}): {reason} Fetch it where there is "
            "a connection and name its folder as tfds:FOLDER, or use SQuAD's JSON files."
        ) from error
    return SquadExamples.of_questions(map(_question, tfds.as_numpy(rows)), {})


def _question(row: dict[str, Any]) -> SquadQuestion:
    # Equally many, except in the invented rows of `tfds.testing`.
    answers = zip(row["answers"]["text"], row["answers"]["answer_start"], strict=False)
    pairs = [] if row.get("is_impossible", False) else list(answers)
    return SquadQuestion(
        id=row["id"].decode("utf-8"),
        question=row["question"].decode("utf-8"),
        context=row["context"].decode("utf-8"),
        answers=tuple(text.decode("utf-8") for text, _ in pairs),
        answer_starts=tuple(int(start) for _, start in pairs),
    )
