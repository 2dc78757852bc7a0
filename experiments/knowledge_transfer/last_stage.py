# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How the last stage of a transfer went, from the metrics that training leaves."""

from __future__ import annotations

import json
from pathlib import Path

_METRIC = "masked_lm_accuracy"


def last_stage(metrics: Path) -> dict[str, float]:
    """Returns the share of masked training words guessed in the last stage.

    Args:
        metrics: `metrics.jsonl` of the training, a line for each twenty steps.

    Returns:
        `first`, of its first line; `lowest`; and `last`.
    """
    lines = [json.loads(line) for line in metrics.read_text(encoding="utf-8").splitlines()]
    curve = [line[_METRIC] for line in lines if line["stage"] == lines[-1]["stage"]]
    return {"first": curve[0], "lowest": min(curve), "last": curve[-1]}


def undone(students: dict[str, list[dict]]) -> str:
    """Names the students that the last stage left worse than it found them, if there are any.

    Args:
        students: by strategy, the results of all seeds, with their `last_stage`.
    """
    found = []
    for name, results in students.items():
        curves = [result["last_stage"] for result in results if "last_stage" in result]
        if curves and all(curve["first"] > curve["last"] for curve in curves):
            path = (sum(curve[key] for curve in curves) / len(curves) for key in curves[0])
            found.append(f"{name} ({' → '.join(f'{100 * value:.1f}' for value in path)} %)")
    if not found:
        return ""
    return (
        "The last stage begins with better guesses of the training's masked words than it ends "
        f"with, in every seed, for {', '.join(found)}: first twenty steps → lowest → last twenty. "
        "What the layers had learnt is undone while the learning rate, the same for every "
        "strategy, is high."
    )
