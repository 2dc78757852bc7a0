# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The tasks that have a name."""

from __future__ import annotations

import difflib
import importlib

from mobilebert_tf.task_data import glue_task_names
from mobilebert_tf.tasks.fine_tuning_task import FineTuningTask

# Name -> module of this package, and the class there; made with the name.
_TASKS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(glue_task_names(), ("glue_task", "GlueTask")),
    "text": ("labelled_text_task", "LabelledTextTask"),
    "squad": ("squad_task", "SquadTask"),
    "squad2": ("squad_task", "SquadTask"),
    "tagging": ("tagging_task", "TaggingTask"),
    "multi_label": ("multi_label_task", "MultiLabelTask"),
    "multiple_choice": ("multiple_choice_task", "MultipleChoiceTask"),
}


def task(name: str) -> FineTuningTask:
    """Returns the task of a name.

    Raises:
        ValueError: for an unknown name, with the nearest known one.
    """
    if name not in _TASKS:
        nearest = difflib.get_close_matches(name, _TASKS, n=1, cutoff=0.0)
        raise ValueError(
            f"`task` must be one of {task_names()}. Received: task={name!r}."
            + (f" Did you mean {nearest[0]!r}?" if nearest else "")
        )
    module, class_name = _TASKS[name]
    found = importlib.import_module(f"mobilebert_tf.tasks.{module}")
    return getattr(found, class_name)(name)


def task_names() -> tuple[str, ...]:
    """Returns the known names."""
    return tuple(_TASKS)
