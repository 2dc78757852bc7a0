# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Chooses cores by their frequencies."""

from __future__ import annotations

from collections.abc import Mapping

from android_bench.errors import BenchmarkError


def big_core_mask(max_khz: Mapping[int, int]) -> str:
    """Returns the hexadecimal mask of all cores but the slowest kind.

    On a phone with little, middle and big cores these are middle and big ones: a
    mask of the one or two biggest alone would starve four threads. Cores that are all
    alike are all big.

    Args:
        max_khz: core to its highest frequency, as cpufreq tells it.

    Raises:
        BenchmarkError: if nothing is known.
    """
    if not max_khz:
        raise BenchmarkError(
            "cpufreq does not tell the cores' frequencies; name the cores: --cores=f0"
        )
    slowest = min(max_khz.values())
    faster = [core for core, frequency in max_khz.items() if frequency > slowest]
    return f"{sum(1 << core for core in faster or max_khz):x}"
