# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Metrics refuse what cannot be compared."""

import numpy as np
import pytest

from mobilebert_tf.metrics import accuracy, matthews_correlation, pearson_and_spearman
from mobilebert_tf.metrics.paired import paired


def test_flattens_columns():
    labels, predictions = paired([1, 2], np.array([[1.0], [3.0]]))
    assert labels.shape == predictions.shape == (2,)


@pytest.mark.parametrize("metric", [accuracy, matthews_correlation, pearson_and_spearman])
@pytest.mark.parametrize("sides", [([], []), ([1, 0], [1])])
def test_sides_must_be_equally_long(metric, sides):
    with pytest.raises(ValueError, match=r"equally many.*Received: \d labels and \d predictions"):
        metric(*sides)


def test_not_a_number_is_no_prediction():
    with pytest.raises(ValueError, match="`predictions` must be finite"):
        pearson_and_spearman([1.0, 2.0], [1.0, np.nan])
