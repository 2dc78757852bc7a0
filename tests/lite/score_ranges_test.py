# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Ranges of an int8 product of queries and keys."""

import numpy as np

from mobilebert_tf.lite.score_products import ScoreProduct
from mobilebert_tf.lite.score_ranges import score_ranges

PRODUCT = ScoreProduct(queries="queries", keys=("moved", "keys"), scores="scores")


def _range(low, high):
    return {"min": np.full((1, 1), low, np.float32), "max": np.full((1, 1), high, np.float32)}


def _ends(known):
    return known["min"].item(), known["max"].item()


def test_the_zero_of_keys_is_in_the_middle():
    keys, queries = _range(-1.0, 6.35), _range(-3.0, 3.0)
    ranges = {"moved": keys, "keys": keys, "queries": queries, "scores": _range(-20.0, 10.0)}
    changed = score_ranges([PRODUCT], ranges)
    # The wider side decides: 6.35 / 127 = 0.05 a step.
    np.testing.assert_allclose(_ends(changed["moved"]), (-6.4, 6.35), rtol=1e-6)
    assert changed["moved"] == changed["keys"]
    assert _ends(changed["scores"]) == (-20.0, 10.0) and changed["queries"] is queries
    assert _ends(keys) == (-1.0, np.float32(6.35))


def test_scores_are_no_finer_than_the_steps_that_they_are_made_of():
    keys = _range(-1.28, 0.0)
    ranges = {"moved": keys, "keys": keys, "queries": _range(0.0, 2.55), "scores": _range(0.0, 0.0)}
    # Steps of 0.01 each way: 255 of 0.0001.
    np.testing.assert_allclose(_ends(score_ranges([PRODUCT], ranges)["scores"]), (0, 0.0255), 1e-5)
