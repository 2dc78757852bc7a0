# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Agreement of one answer with several."""

import pytest

from mobilebert_tf.metrics import squad_match


def test_case_articles_punctuation_and_space_do_not_count():
    assert squad_match(" The  Eiffel-tower! ", ["an eiffeltower"]) == (1.0, 1.0)


def test_f1_counts_words_as_often_as_both_have_them():
    # 2 of 3 predicted words, 2 of 4 in the answer: P = 2/3, R = 1/2.
    exact, f1 = squad_match("new new york", ["new york new jersey"])
    assert (exact, f1) == (0.0, pytest.approx(2 * 3 / 7))
    # "jersey" once in both.
    assert squad_match("jersey jersey", ["jersey city"])[1] == pytest.approx(0.5)


def test_exact_match_and_f1_may_come_from_different_answers():
    assert squad_match("red fox", ["fox", "the red fox jumps", "red fox"]) == (1.0, 1.0)
    assert squad_match("red", ["blue", "red fox"]) == (0.0, pytest.approx(2 / 3))


def test_nothing_left_of_an_answer():
    # As the two scripts have it: the first one's F1 divides what is not there.
    assert squad_match("the", ["a"]) == (1.0, 0.0)
    assert squad_match("the", ["a"], may_be_empty=True) == (1.0, 1.0)
    assert squad_match("", ["the", "fox"], may_be_empty=True) == (0.0, 0.0)


def test_unanswerable_question():
    assert squad_match("", [], may_be_empty=True) == (1.0, 1.0)
    assert squad_match("fox", [], may_be_empty=True) == (0.0, 0.0)
    with pytest.raises(ValueError, match=r"must not be empty by the rules of SQuAD 1\.1"):
        squad_match("fox", [])
