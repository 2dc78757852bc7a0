# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""SQuAD 1.1: scores by hand, and those of five published predictions."""

import pytest

from mobilebert_tf.metrics import squad_scores
from tests.metrics.published_squad import published_answers, read_json

# Exact match and F1 on the questions at hand, by the official script.
PUBLISHED = {
    "bert-ensemble": (86.3753, 92.2932),
    "logistic-regression": (40.2665, 51.1441),
    "match-lstm-ensemble": (67.4840, 76.5975),
    "slqa-ensemble": (81.9510, 88.4079),
    "rnet-ensemble": (82.4733, 88.4791),
}


def test_by_hand():
    answers = {"a": ["red fox"], "b": ["dog", "lazy dog"], "c": ["yes"], "d": ["no"]}
    scores = squad_scores(answers, {"a": "red", "b": "a dog", "c": "maybe", "other": "no"})
    # F1 2/3 for "red", 1 for "dog", nothing else.
    assert scores == {
        "exact_match": 25.0,
        "f1": pytest.approx(100 * (2 / 3 + 1) / 4),
        "total": 4,
        "missing": 1,
    }


def test_no_questions():
    with pytest.raises(ValueError, match="must have a question"):
        squad_scores({}, {"a": "b"})


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_predictions(name):
    predictions = read_json(f"predictions/v1.1-{name}-open.json.xz")
    scores = squad_scores(published_answers("1.1"), predictions)
    assert (round(scores["exact_match"], 4), round(scores["f1"], 4)) == PUBLISHED[name]
    assert scores["total"] == 9380
    assert scores["missing"] == (11 if name == "logistic-regression" else 0)


def test_equal_to_the_official_script():
    official = pytest.importorskip("official.nlp.tools.squad_evaluate_v1_1")
    answers = {
        "a": ["The Red fox", "fox"],
        "b": ["x-ray", "an x ray"],
        "c": [".00", "5"],
        "d": ["Beyoncé"],
        "e": ["the"],
    }
    predictions = {"a": "a fox", "b": "xray", "c": "5 00", "d": "beyoncé's", "e": "a"}
    qas = [
        {"id": key, "answers": [{"text": text} for text in texts]} for key, texts in answers.items()
    ]
    expected = official.evaluate([{"paragraphs": [{"qas": qas}]}], predictions)
    scores = squad_scores(answers, predictions)
    # The Garden's copy of the script gives shares, not per cent.
    assert scores["f1"] == pytest.approx(100 * expected["final_f1"])
    assert scores["exact_match"] == pytest.approx(100 * expected["exact_match"])
