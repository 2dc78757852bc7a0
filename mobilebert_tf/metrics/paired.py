# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What every metric asks of its two arguments."""

from __future__ import annotations

from typing import Any

import numpy as np


def paired(labels: Any, predictions: Any) -> tuple[np.ndarray, np.ndarray]:
    """Returns both as vectors of one length.

    Raises:
        ValueError: if lengths differ, nothing is given, or a value is not finite.
    """
    labels, predictions = np.asarray(labels).ravel(), np.asarray(predictions).ravel()
    if labels.size != predictions.size or not labels.size:
        raise ValueError(
            "`labels` and `predictions` must be equally many, and at least one. "
            f"Received: {labels.size} labels and {predictions.size} predictions"
        )
    for name, values in (("labels", labels), ("predictions", predictions)):
        if values.dtype.kind == "f" and not np.isfinite(values).all():
            raise ValueError(f"`{name}` must be finite. Received: {name} with NaN or infinity")
    return labels, predictions
