# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The best threshold for "no answer"."""

import pytest

from mobilebert_tf.metrics import squad_null_threshold

ODDS = {"a": -7.0, "b": -2.0, "c": 3.0}


def test_best_of_all_thresholds():
    scores = {"a": 1.0, "b": 0.0, "c": 0.5}
    answerable = {"a": True, "b": False, "c": True}
    # 1 for the unanswerable one, +1 at -7, -1 at -2, +0.5 at 3.
    found = squad_null_threshold(scores, answerable, dict.fromkeys("abc", "x"), ODDS)
    assert found == (pytest.approx(100 * 2 / 3), -7.0)


def test_nothing_to_answer():
    unanswerable = dict.fromkeys("abc", False), dict.fromkeys("abc", "x")
    # Below every odds, so that all stay empty; the official script says 0.
    assert squad_null_threshold(dict.fromkeys("abc", 0.0), *unanswerable, ODDS) == (100.0, -8.0)
    official = squad_null_threshold(dict.fromkeys("abc", 0.0), *unanswerable, ODDS, lowest=0.0)
    assert official == (100.0, 0.0)


def test_no_scores():
    with pytest.raises(ValueError, match="must have a question"):
        squad_null_threshold({}, {}, {}, {})
