# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A number for a text."""

import numpy as np

from mobilebert_tf.models import MobileBERTTextRegressor
from tests.models.check_task import check_task
from tests.models.toy import toy_backbone, toy_preprocessor

PAIRS = (["the fox", "the dog"], ["the quick fox", "a good film"])


def _regressor(**arguments):
    return MobileBERTTextRegressor(toy_backbone(num_layers=1), toy_preprocessor(), **arguments)


def test_raw_strings(tmp_path):
    assert check_task(_regressor(dropout=0.2), PAIRS, [4.5, 0.5], tmp_path).shape == (2, 1)


def test_default_loss_is_the_squared_error():
    regressor, targets = _regressor(), np.array([4.5, 0.5])
    regressor.run_eagerly = True
    errors = regressor.predict(PAIRS, verbose=0)[:, 0] - targets
    loss, absolute = regressor.evaluate(PAIRS, targets, verbose=0)
    np.testing.assert_allclose(loss, np.mean(errors**2), rtol=1e-4)
    np.testing.assert_allclose(absolute, np.mean(np.abs(errors)), rtol=1e-4)
