# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Medians of ratios, and the sum over layers that were not all timed."""

import pytest

from experiments.benchmarks.step_ratios import step_ratios


def test_ratios_and_the_whole_of_all_layers():
    speeds = {
        # Seconds a step: 1, (2, 3,) 4 for the layers, 5 for the last stage.
        "garden": {0: [1.0], 3: [0.25], 4: [0.2]},
        "float32": {0: [2.0], 3: [0.5], 4: [0.25]},
        "float32_cache": {3: [1.0]},
    }
    ratios = step_ratios(speeds, num_layers=4)
    assert ratios["float32"] == pytest.approx(
        {"stage_0": 2.0, "stage_3": 2.0, "stage_4": 1.25, "all_layers": 2.0}
    )
    # 0.5 s without the cache at the bottom, then up to 1 s: 0.5 + 2 / 3 + 5 / 6 + 1 = 3.
    assert ratios["float32_cache"] == pytest.approx(
        {"stage_0": 2.0, "stage_3": 4.0, "all_layers": 10 / 3}, rel=1e-3
    )


def test_without_any_layer_there_is_no_whole_either():
    speeds = {"garden": {4: [0.25]}, "float32": {4: [0.5]}}
    assert step_ratios(speeds, num_layers=4) == {"float32": {"stage_4": 2.0}}


def test_turns_are_compared_each_by_itself():
    # In the second turn the machine was half as fast; a ratio of medians would be 1.5.
    speeds = {"garden": {3: [2.0, 1.0, 2.0]}, "float32": {"3": [3.0, 1.5, 4.0]}}
    assert step_ratios(speeds, num_layers=4)["float32"] == {"stage_3": 1.5, "all_layers": 1.5}


def test_without_the_bottom_layer_there_is_no_whole():
    speeds = {"garden": {3: [0.25]}, "float32": {3: [0.5]}, "float32_cache": {3: [1.0]}}
    assert step_ratios(speeds, num_layers=4)["float32_cache"] == {"stage_3": 4.0}
