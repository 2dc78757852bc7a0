# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Matthews' correlation coefficient, CoLA's score."""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.metrics import matthews_corrcoef

from mobilebert_tf.metrics.paired import paired


def matthews_correlation(labels: Any, predictions: Any) -> float:
    """Returns the correlation of two classifications, between -1 and 1.

    For two classes `(tp tn - fp fn) / sqrt((tp + fp)(tp + fn)(tn + fp)(tn + fn))`;
    for more, Gorodkin's R_k, as the diagnostic set is scored. Where one side names
    a single class nothing can be said, and the coefficient is 0, as in GLUE.

    Raises:
        ValueError: if the two are not equally many, or empty.
    """
    labels, predictions = paired(labels, predictions)
    if min(np.unique(labels).size, np.unique(predictions).size) == 1:
        return 0.0  # scikit-learn says the same, some of the time with a warning.
    return float(matthews_corrcoef(labels, predictions))
