# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The recipes that fine-tune: `finetune_TASK` for every task."""

from __future__ import annotations

import difflib

from mobilebert_tf.tasks import FineTuningRunConfig, task, task_names
from mobilebert_tf.training import FineTuningConfig

FINE_TUNING_PREFIX = "finetune_"
# Task -> what differs from the defaults; small data sets want more epochs, large ones fewer.
_HYPER_PARAMETERS = {
    "cola": {"epochs": 10},
    "mrpc": {"epochs": 10},
    "stsb": {"epochs": 10},
    "rte": {"epochs": 10},
    "wnli": {"epochs": 10},
    "qqp": {"epochs": 3},
    "mnli": {"epochs": 3},
    # As google-research's README has it.
    "squad": {"learning_rate": 4e-5},
    "squad2": {"learning_rate": 4e-5},
}


def fine_tuning_recipe(name: str) -> FineTuningRunConfig:
    """Returns the recipe of a name; its paths are empty.

    Raises:
        ValueError: for an unknown name, with the nearest known one.
    """
    names = fine_tuning_recipe_names()
    if name not in names:
        nearest = difflib.get_close_matches(name, names, n=1, cutoff=0.0)[0]
        raise ValueError(
            f"`name` must be one of {names}. Received: name={name!r}. Did you mean {nearest!r}?"
        )
    chosen = name.removeprefix(FINE_TUNING_PREFIX)
    hyper_parameters = _HYPER_PARAMETERS.get(chosen, {})
    return FineTuningRunConfig(task=chosen, fine_tuning=FineTuningConfig(**hyper_parameters))


def fine_tuning_recipe_names() -> tuple[str, ...]:
    """Returns the known names: one for each task that has something to train on."""
    trainable = [name for name in task_names() if task(name).development_splits]
    return tuple(f"{FINE_TUNING_PREFIX}{name}" for name in trainable)
