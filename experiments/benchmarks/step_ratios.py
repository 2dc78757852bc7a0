# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What `train_step_pairs` makes of the speeds it measured."""

from __future__ import annotations

import statistics

import numpy as np

Speeds = dict[str, dict[int, list[float]]]  # side -> stage -> sequences/s of each turn


def step_ratios(speeds: Speeds, num_layers: int) -> dict[str, dict[str, float]]:
    """Returns, for each side but `garden`, its speed over the Garden's.

    Args:
        speeds: sequences/s of each turn, by side and stage. Sides ending in `_cache` have
            no layer 0 of their own: it is as without the cache.
        num_layers: the stage after the layers, and the number of those in `all_layers`.
    """
    medians = {
        side: {stage: statistics.median(turns) for stage, turns in stages.items()}
        for side, stages in speeds.items()
    }
    garden = medians.pop("garden")
    summary = {}
    for side, ours in medians.items():
        if side.endswith("_cache"):
            ours = {0: medians[side.removesuffix("_cache")].get(0)} | ours
        ratios = {f"stage_{n}": ours[n] / garden[n] for n in ours if ours[n] and n in garden}
        if all(speed for speed in ours.values()):
            whole = _seconds_of_all(garden, num_layers) / _seconds_of_all(ours, num_layers)
            ratios["all_layers"] = whole
        summary[side] = {name: round(ratio, 3) for name, ratio in ratios.items()}
    return summary


def _seconds_of_all(speeds: dict[int, float], num_layers: int) -> float:
    """Of one sequence through every layer's stage; untimed ones lie on a line."""
    timed = sorted(stage for stage in speeds if stage < num_layers)
    seconds = [1 / speeds[stage] for stage in timed]
    return float(np.sum(np.interp(range(num_layers), timed, seconds)))
