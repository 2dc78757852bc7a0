# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""One number for GLUE."""

from __future__ import annotations

from collections.abc import Mapping

# Task -> the scores that count; their mean is the task's.
_COUNTED = {
    "cola": ("matthews",),
    "sst2": ("accuracy",),
    "mrpc": ("f1", "accuracy"),
    "stsb": ("pearson", "spearman"),
    "qqp": ("f1", "accuracy"),
    "mnli": ("accuracy_matched", "accuracy_mismatched"),
    "qnli": ("accuracy",),
    "rte": ("accuracy",),
    "wnli": ("accuracy",),
}


def glue_average(scores: Mapping[str, Mapping[str, float]], with_wnli: bool = True) -> float:
    """Returns the macro-average over the tasks, as the leaderboard does, in the scores' unit.

    A task with two scores counts with their mean, and so does MNLI with its two
    test sets. The diagnostic set never counts.

    The last column of the paper's table 4 is the leaderboard's number, although
    the table leaves WNLI out: 77.7 for MobileBERT cannot come from the columns
    shown, whose mean is 78.3, but does with the second scores of MRPC, QQP and
    STS-B and a WNLI of 65.1, which is its test set's majority class.

    Args:
        scores: task (`cola`, `sst2`, `mrpc`, `stsb`, `qqp`, `mnli`, `qnli`, `rte`,
            `wnli`) -> score -> value; others are passed over.
        with_wnli: False for the mean of the eight tasks that the table shows.

    Raises:
        ValueError: if a task or one of its scores is missing.
    """
    counted = {task: names for task, names in _COUNTED.items() if with_wnli or task != "wnli"}
    missing = [
        f"{task}.{name}"
        for task, names in counted.items()
        for name in names
        if name not in scores.get(task, {})
    ]
    if missing:
        raise ValueError(f"`scores` must have every task's. Received: none for {missing}")
    means = [
        sum(scores[task][name] for name in names) / len(names) for task, names in counted.items()
    ]
    return sum(means) / len(means)
