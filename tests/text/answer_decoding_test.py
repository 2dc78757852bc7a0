# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The best answers from logits, worked out by hand."""

import math

import numpy as np
import pytest

from mobilebert_tf.text.answer_decoding import AnswerDecodingConfig, WindowLogits, decode_answers

TEXT = "abcdefgh"


def _window(start_logits, end_logits, start=0, may_start=None, null=(0.0, 0.0)) -> WindowLogits:
    every = np.ones(len(start_logits), bool)
    return WindowLogits(
        start,
        every if may_start is None else np.array(may_start, bool),
        np.array(start_logits),
        np.array(end_logits),
        *null,
    )


def _decode(windows, may_be_empty=False, **config):
    return decode_answers(
        windows,
        TEXT,
        lambda first, last: (first, last + 1),
        may_be_empty,
        AnswerDecodingConfig(**config),
    )


def test_best_spans_in_order():
    answers = _decode([_window([1.0, 3.0, 0.0], [0.0, 1.0, 2.5])], num_best=3)
    assert [(a.text, a.score, a.first) for a in answers.ranked] == [
        ("bc", 5.5, 1),
        ("b", 4.0, 1),
        ("abc", 3.5, 0),
    ]
    weights = np.exp([0.0, -1.5, -2.0])
    expected = weights / weights.sum()
    np.testing.assert_allclose([a.probability for a in answers.ranked], expected)
    assert answers.best is answers.ranked[0]


def test_longest_answer_and_order_of_its_ends():
    # "abc" would score 12, but is too long; the end before the start is no span.
    answers = _decode([_window([6.0, 5.0, 0.0], [0.0, 1.0, 6.0])], max_answer_pieces=2)
    assert answers.ranked[0].text == "bc"
    assert "abc" not in {answer.text for answer in answers.ranked}
    assert _decode([_window([0.0, 9.0], [9.0, 0.0])]).ranked[0].text == "b"


def test_only_the_best_starts_and_ends_are_combined():
    answers = _decode([_window([3.0, 1.0, 2.0], [1.0, 2.0, 3.0])], num_best=1)
    assert [answer.text for answer in answers.ranked] == ["abc"]
    # The best start lies behind the best end: nothing is left, as in the original.
    assert _decode([_window([0.0, 9.0], [9.0, 0.0])], num_best=1).best is None


def test_a_start_belongs_to_the_window_that_shows_most():
    first = _window([1.0, 9.0], [0.0, 1.0], may_start=[1, 0])
    second = _window([2.0, 0.0], [0.0, 3.0], start=1)
    answers = _decode([first, second])
    assert [(answer.text, answer.score) for answer in answers.ranked[:2]] == [
        ("bc", 5.0),
        ("c", 3.0),
    ]


def test_equal_texts_are_one_answer():
    windows = [_window([1.0], [1.0]), _window([2.0], [2.0])]
    assert [(a.text, a.score) for a in _decode(windows).ranked] == [("a", 4.0)]


def test_no_answer_takes_the_lowest_of_its_scores():
    windows = [_window([1.0], [1.0], null=(4.0, 3.0)), _window([0.0], [0.0], 1, null=(2.0, 1.0))]
    answers = _decode(windows, may_be_empty=True)
    assert [(a.text, a.score, a.first) for a in answers.ranked] == [
        ("", 3.0, -1),
        ("a", 2.0, 0),
        ("b", 0.0, 1),
    ]
    assert answers.best.text == "a"
    assert answers.null_odds == 1.0
    assert "" not in {answer.text for answer in _decode(windows).ranked}


def test_no_answer_is_listed_even_behind_the_last():
    answers = _decode([_window([5.0, 4.0], [5.0, 4.0])], may_be_empty=True, num_best=1)
    assert [answer.text for answer in answers.ranked] == ["a", ""]
    assert sum(answer.probability for answer in answers.ranked) == pytest.approx(1.0)


def test_nothing_to_choose_from():
    answers = _decode([])
    assert (answers.ranked, answers.best, answers.null_odds) == ([], None, math.inf)


def test_sizes_must_be_positive():
    for field in ("num_best", "max_answer_pieces"):
        with pytest.raises(ValueError, match=rf"`{field}` must be positive. Received: {field}=0"):
            AnswerDecodingConfig(**{field: 0})
