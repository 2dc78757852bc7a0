# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The strategies again, under a teacher that was trained twice as long.

Under the teacher of table 8, and at the lower rate of the last stage, students of every
strategy learn all it knows, which hides what the strategies are worth. This teacher is
further ahead; students have the same steps.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

from experiments.experiment import Inputs
from experiments.knowledge_transfer.comparison import TABLE_8, make_config
from experiments.knowledge_transfer.rates import compare_rates

# At the comparison's own rate the last stage undoes what was transferred (`rates`).
_RATIOS = (0.1,)
_LONGER = 2


def run_longer_teacher(scale: str, directory: Path, inputs: Inputs) -> dict:
    """Trains the teacher, and the students of table 8 at the lower rate.

    Raises:
        ValueError: for bad input, with what to do about it.
        OSError: if a file cannot be read or written.
    """
    config = make_config(scale, inputs, TABLE_8)
    steps = _LONGER * config.scale.teacher_steps
    longer = dataclasses.replace(config.scale, teacher_steps=steps)
    return compare_rates(
        dataclasses.replace(config, scale=longer, last_rate_ratios=_RATIOS), directory
    )
