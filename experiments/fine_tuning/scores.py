# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The scores of a report in the units and columns of the paper."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence

from experiments.claim import Claim
from mobilebert_tf.tasks import task

# Task -> the paper's column, where it has another name.
COLUMNS: Mapping[str, str] = {"mnli": "mnli_matched"}


def points(report: Mapping, name: str, variant: str, metric: str) -> list[float]:
    """Returns a score in per cent for each seed; none if the variant was not run."""
    results = report["tasks"].get(name, {}).get(variant, ())
    return [task(name).points * result["scores"][metric] for result in results]


def spread(values: Sequence[float], digits: int = 1) -> str:
    """Returns the mean, and behind it the lowest and the highest of several."""
    if not values:
        return "–"
    mean = f"{statistics.mean(values):.{digits}f}"
    if len(values) == 1:
        return mean
    return f"{mean} ({min(values):.{digits}f} to {max(values):.{digits}f})"


def pretraining_verdict(report: Mapping, name: str, metric: str) -> str:
    """Says whether the pre-trained student beats the same one from random weights on a task."""
    claim = Claim(
        text=f"on {name} the pre-trained student is better than the same one from random weights",
        better=(("pretrained", "random"),),
    )
    return claim.verdict({row: points(report, name, row, metric) for row in claim.rows})


def amounts(report: Mapping) -> str:
    """Returns a sentence on how much was learnt from and judged by."""
    parts = []
    for name, results in report["tasks"].items():
        first = results["pretrained"][0]
        learnt, judged = first["training"]["examples"], first["development"]["examples"]
        length = report["config"]["scale"][name]["sequence_length"]
        times = f"{first['epochs']} {'time' if first['epochs'] == 1 else 'times'}"
        parts.append(f"{name} {learnt:,} {times} and {judged:,}, cut at {length} tokens")
    return f"Examples to learn from and to be judged by: {'; '.join(parts)}."


def left_out(report: Mapping) -> str:
    """Returns sentences on the paper's tasks that were not run; "" if there are none."""
    unknown = [name for name in report["missing"] if name not in report["config"]["scale"]]
    without_files = [name for name in report["missing"] if name not in unknown]
    sentences = []
    if without_files:
        sentences.append(f"No files to learn from were given for {', '.join(without_files)}.")
    if unknown:
        sentences.append(f"Not run at this scale: {', '.join(unknown)}.")
    return " ".join(sentences)
