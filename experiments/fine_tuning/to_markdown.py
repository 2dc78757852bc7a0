# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The page of a comparison of any tasks."""

from __future__ import annotations

from experiments.fine_tuning.baselines import BASELINES
from experiments.fine_tuning.config import VARIANTS
from experiments.fine_tuning.scores import points, spread
from mobilebert_tf.tasks import task

ORDER = (*BASELINES, *reversed(VARIANTS))


def to_markdown(report: dict) -> str:
    """Renders each task's primary score: mean over the seeds, lowest to highest behind it."""
    lines = [f"| task (score) | {' | '.join(ORDER)} |", "|---" * (len(ORDER) + 1) + "|"]
    for name in report["tasks"]:
        metric = task(name).primary_metric
        cells = [spread(points(report, name, variant, metric)) for variant in ORDER]
        lines.append(f"| {name} ({metric}) | {' | '.join(cells)} |")
    if report["unfinished"]:
        lines += ["", f"Not run yet: {', '.join(report['unfinished'])}."]
    return "\n".join(lines)
