# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What the speeds that `train_step_pairs` measured say of the two sides."""

from __future__ import annotations

import statistics

import numpy as np

Speeds = dict[str, dict[int, list[float]]]  # side -> stage -> sequences/s of each turn
NUM_LAYERS = 24  # A layer's stage has its number; the stage after them all distils.
_Turn = dict[str, dict[int, float]]


def step_ratios(speeds: Speeds, num_layers: int = NUM_LAYERS) -> dict[str, dict[str, float]]:
    """Returns, for each side but `garden`, its speed over the Garden's.

    A ratio is the median over the turns of the ratio in each: what else the machine does
    changes from turn to turn, and meets both sides of one.

    Args:
        speeds: sequences/s of each turn, by side and stage. Sides ending in `_cache` have
            no layer 0 of their own: it is as without the cache.
        num_layers: the stage after the layers, and the number of those in `all_layers`.
    """
    turns = [_ratios(turn, num_layers) for turn in _turns(speeds)]
    return {
        side: {
            name: round(statistics.median(turn[side][name] for turn in turns), 3) for name in ratios
        }
        for side, ratios in turns[0].items()
    }


def _turns(speeds: Speeds) -> list[_Turn]:
    count = len(next(iter(speeds["garden"].values())))
    return [
        {
            side: {int(stage): values[turn] for stage, values in stages.items()}
            for side, stages in speeds.items()
        }
        for turn in range(count)
    ]


def _ratios(turn: _Turn, num_layers: int) -> dict[str, dict[str, float]]:
    garden, found = turn["garden"], {}
    for side, ours in turn.items():
        if side == "garden":
            continue
        if side.endswith("_cache"):
            ours = {0: turn[side.removesuffix("_cache")].get(0)} | ours
        ratios = {f"stage_{n}": ours[n] / garden[n] for n in ours if ours[n] and n in garden}
        if all(ours.values()) and min(ours) < num_layers:
            whole = _seconds_of_all(garden, num_layers) / _seconds_of_all(ours, num_layers)
            ratios["all_layers"] = whole
        found[side] = ratios
    return found


def _seconds_of_all(speeds: dict[int, float], num_layers: int) -> float:
    """Of one sequence through every layer's stage; untimed ones lie on a line."""
    timed = sorted(stage for stage in speeds if stage < num_layers)
    seconds = [1 / speeds[stage] for stage in timed]
    return float(np.sum(np.interp(range(num_layers), timed, seconds)))
