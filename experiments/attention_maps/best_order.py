# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Which of a student's heads does what each of the teacher's does."""

from __future__ import annotations

import numpy as np
from scipy.optimize import linear_sum_assignment


def best_order(divergence: np.ndarray) -> tuple[list[int], float]:
    """Returns the student's head for each of the teacher's, and the mean divergence then.

    The paper finds that without attention transfer heads come in another order, and
    otherwise alike (appendix C).

    Args:
        divergence: (heads, heads), the teacher's down, the student's across.
    """
    rows, columns = linear_sum_assignment(divergence)
    return columns.tolist(), float(divergence[rows, columns].mean())
