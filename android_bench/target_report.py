# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What a target gives back for a whole run."""

from __future__ import annotations

import dataclasses

from android_bench.measurement import Measurement


@dataclasses.dataclass(frozen=True, kw_only=True)
class TargetReport:
    """The measurements, and what they were made with.

    Attributes:
        measurements: one for each model, number of threads and kind of core.
        tool: `name` of what measured, and the versions of its parts.
        core_mask: hexadecimal mask of the cores it ran on; None if unknown.
        device: of target adb, the device's state `before` and `after`.
        warnings: sentences that a reader of the figures has to know.
    """

    measurements: list[Measurement]
    tool: dict[str, str]
    core_mask: str | None = None
    device: dict | None = None
    warnings: tuple[str, ...] = ()
