# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""F1 of several labels a text, by hand and as scikit-learn gives it."""

import numpy as np
import pytest

from mobilebert_tf.metrics import multi_label_scores


def test_by_hand():
    labels = [[1, 0, 0], [1, 1, 0]]
    predicted = [[1, 0, 0], [0, 1, 1]]
    scores = multi_label_scores(labels, predicted)
    # Per label 2·1/(2+1), 2·1/(1+1), 0; together 2·2/(3+3).
    assert scores == {
        "micro_f1": pytest.approx(2 / 3),
        "macro_f1": pytest.approx((2 / 3 + 1 + 0) / 3),
        "exact_match": 0.5,
    }


def test_equal_to_scikit_learn():
    metrics = pytest.importorskip("sklearn.metrics")
    generator = np.random.default_rng(0)
    for share in (0.0, 0.2, 0.9):
        labels, predicted = generator.random((2, 20, 4)) < share
        labels[:, 3] = predicted[:, 3] = False
        scores = multi_label_scores(labels, predicted)
        for average in ("micro", "macro"):
            expected = metrics.f1_score(labels, predicted, average=average, zero_division=0)
            assert scores[f"{average}_f1"] == pytest.approx(expected)
        assert scores["exact_match"] == pytest.approx(metrics.accuracy_score(labels, predicted))


def test_shapes():
    with pytest.raises(ValueError, match=r"\(1, 2\) and \(2, 2\)"):
        multi_label_scores([[1, 0]], [[1, 0], [0, 0]])
    with pytest.raises(ValueError, match="one shape"):
        multi_label_scores([1], [0])
