# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""GLUE from TensorFlow Datasets."""

from __future__ import annotations

import os
from typing import Any

from mobilebert_tf.task_data.glue_layout import GlueLayout
from mobilebert_tf.task_data.text_examples import TextExamples

_UNLABELLED = -1


def read_glue_tfds(
    layout: GlueLayout, split: str, data_dir: str | os.PathLike | None = None
) -> TextExamples:
    """Reads a split of `glue/NAME`, which is downloaded if need be.

    Classes are matched by their names, not by their numbers. Labels of -1, as the
    test splits have them, are no labels.

    Args:
        layout: of the task.
        split: a key of `layout.splits`.
        data_dir: of TensorFlow Datasets; its default without.

    Raises:
        ValueError: for another split, if it cannot be had, or its classes are others.
    """
    import tensorflow_datasets as tfds

    if split not in layout.splits:
        raise ValueError(f"`split` must be one of {list(layout.splits)}. Received: split={split!r}")
    name, theirs = f"glue/{layout.name}", split.replace("dev", "validation")
    try:
        rows, info = tfds.load(name, split=theirs, data_dir=data_dir, with_info=True)
    except Exception as error:  # Whatever a download can fail with.
        reason = str(error).strip().partition("\n")[0]
        raise ValueError(
            f"TensorFlow Datasets cannot give {name} ({theirs}): {reason} Fetch it where there is "
            "a connection and name its folder as tfds:FOLDER, or use GLUE's own files."
        ) from error
    return _examples(list(tfds.as_numpy(rows)), layout, info.features["label"])


def _examples(rows: list[dict[str, Any]], layout: GlueLayout, feature: Any) -> TextExamples:
    class_names = tuple(layout.classes.values())
    columns = [tuple(row[name].decode("utf-8") for row in rows) for name in layout.columns.values()]
    empty = sum(not all(text.strip() for text in texts) for texts in zip(*columns, strict=True))
    return TextExamples(
        texts=columns[0],
        second_texts=columns[1] if len(columns) == 2 else None,
        labels=_labels(rows, class_names, getattr(feature, "names", None)),
        class_names=class_names,
        ids=tuple(str(row["idx"]) for row in rows),
        notes={"with an empty text": empty} if empty else {},
    )


def _labels(
    rows: list[dict[str, Any]], class_names: tuple[str, ...], names: list[str] | None
) -> tuple[float, ...] | None:
    labels = [row["label"].item() for row in rows]
    if _UNLABELLED in labels:
        return None
    if not class_names:
        return tuple(labels)
    if set(names or ()) != set(class_names):
        raise ValueError(f"The classes must be {list(class_names)}. Received: {names}")
    return tuple(class_names.index(names[label]) for label in labels)
