# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What a target gives back for one model."""

from __future__ import annotations

import dataclasses
import pathlib


@dataclasses.dataclass(frozen=True, kw_only=True)
class Measurement:
    """The figures of one model at one number of threads, on one kind of core.

    Durations are milliseconds, or instructions if `core_type` is given.

    Attributes:
        model: the file.
        threads: CPU threads.
        core_type: the emulated core; None where time was measured.
        init: from the file to ready to run.
        first_run: the first inference, which still packs weights.
        warmup: inferences before those of the statistics.
        samples: all inferences of the statistics, in order.
        summary: the statistics, of a tool that keeps no samples: `mean`, `min`,
            `max` and whichever percentiles it gives.
        peak_memory_bytes: the most that was resident in a process with this model
            alone; None if unknown.
        operators: what `read_profile_table` returns; None if unknown.
        outputs: name, `sum` and `sum_of_squares` of each output.
    """

    model: pathlib.Path
    threads: int
    core_type: str | None = None
    init: float | None
    first_run: float | None
    warmup: list[float]
    samples: list[float]
    summary: dict[str, float] | None = None
    peak_memory_bytes: int | None = None
    operators: list[dict] | None = None
    outputs: list[dict] | None = None
