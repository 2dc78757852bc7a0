# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A new head on the backbone of whatever preset."""

from __future__ import annotations

import pathlib
from typing import Any

import keras_hub

from mobilebert_tf.models import MobileBERTTokenizer, load_preset


def task_from_preset(
    task_class: type[keras_hub.models.Task], preset: str, sequence_length: int, **arguments: Any
) -> keras_hub.models.Task:
    """Returns a task with a new head on a preset's backbone, and its preprocessor.

    The preset may hold a backbone, a pre-trained model or any task; what it had as a
    head is left behind.

    Args:
        task_class: which task.
        preset: folder of the preset, with its tokenizer.
        sequence_length: of the packed inputs.
        **arguments: of the task.

    Raises:
        ValueError: if the folder is no preset of ours, lacks a tokenizer, or has fewer
            positions than `sequence_length`.
    """
    loaded = load_preset(str(pathlib.Path(preset)))
    backbone = getattr(loaded, "backbone", loaded)
    longest = backbone.max_sequence_length
    if sequence_length > longest:
        raise ValueError(
            f"`sequence_length` must be at most {longest}, the positions of {preset}. "
            f"Received: sequence_length={sequence_length}"
        )
    try:
        tokenizer = MobileBERTTokenizer.from_preset(str(pathlib.Path(preset)))
    except (ValueError, OSError) as error:
        raise ValueError(f"{preset} has no tokenizer, so it cannot read text: {error}") from error
    preprocessor = task_class.preprocessor_cls(tokenizer, sequence_length=sequence_length)
    return task_class(backbone, preprocessor=preprocessor, **arguments)
