# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""SQuAD 2.0: scores by hand, those of three published predictions, the official script's."""

import random

import pytest

from mobilebert_tf.metrics import squad2_scores
from tests.metrics.published_squad import published_answers, read_json

PUBLISHED = {
    "bert-single": (78.7498, 81.7768),
    "bidaf-sa-elmo-single": (65.6084, 67.8429),
    "nlnet-single": (75.7814, 78.7077),
}
ANSWERS = {"a": ["red fox"], "b": ["dog"], "c": [], "d": []}


def test_by_hand():
    scores = squad2_scores(ANSWERS, {"a": "red", "b": "", "c": "", "other": "no"})
    assert scores == {
        "exact": 25.0,
        "f1": pytest.approx(100 * (2 / 3 + 1) / 4),
        "total": 4,
        "HasAns_exact": 0.0,
        "HasAns_f1": pytest.approx(100 / 3),
        "HasAns_total": 2,
        "NoAns_exact": 50.0,
        "NoAns_f1": 50.0,
        "NoAns_total": 2,
        "missing": 1,
    }


def test_thresholds_by_hand():
    predictions = {"a": "red", "b": "dog", "c": "cat", "d": ""}
    odds = {"a": 0.2, "b": 0.6, "c": 0.4, "d": 0.9}
    scores = squad2_scores(ANSWERS, predictions, odds, threshold=0.5)
    # "b" is emptied, "c" is not.
    assert (scores["HasAns_f1"], scores["NoAns_f1"]) == (pytest.approx(100 / 3), 50.0)
    # Of F1: 2 unanswerable, +2/3 for "a" at 0.2, -1 for "c" at 0.4, +1 for "b" at 0.6.
    assert scores["best_f1"] == pytest.approx(100 * (2 + 2 / 3) / 4)
    assert scores["best_f1_thresh"] == 0.2
    # Of exact match nothing is gained by an answer.
    assert (scores["best_exact"], scores["best_exact_thresh"]) == (50.0, 0.0)


def test_odds_for_every_prediction():
    with pytest.raises(ValueError, match=r"none for 'b' and 0 more"):
        squad2_scores(ANSWERS, {"a": "red", "b": "dog"}, {"a": 0.1})
    with pytest.raises(ValueError, match="must have a question"):
        squad2_scores({}, {})


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_predictions(name):
    predictions = read_json(f"predictions/v2.0-{name}-open.json.xz")
    scores = squad2_scores(published_answers("2.0"), predictions)
    assert (round(scores["exact"], 4), round(scores["f1"], 4)) == PUBLISHED[name]
    assert (scores["total"], scores["NoAns_total"], scores["missing"]) == (10174, 5063, 0)


def test_equal_to_the_official_script_on_random_predictions():
    official = pytest.importorskip("official.nlp.tools.squad_evaluate_v2_0")
    draw = random.Random(0)
    answers, predictions, odds, qas = {}, {}, {}, []
    for index in range(300):
        texts = [_text(draw) for _ in range(draw.choice([0, 1, 3]))]
        key = str(index)
        answers[key], odds[key] = texts, draw.random()
        predictions[key] = draw.choice(["", _text(draw), *texts])
        qas.append({"id": key, "answers": [{"text": text} for text in texts]})
    articles = [{"paragraphs": [{"qas": qas}]}]
    expected = official.evaluate(articles, predictions, odds)
    scores = squad2_scores(answers, predictions, odds)
    # The Garden's copy of the script calls the best scores final.
    assert scores.pop("missing") == 0
    for name, value in scores.items():
        theirs = expected[name.replace("best_", "final_")]
        assert value == pytest.approx(theirs, rel=1e-12), name


def _text(draw: random.Random) -> str:
    words = "the a red Fox fox, dog-dog (an) 5 . ü"
    return " ".join(draw.choices(words.split(), k=draw.randint(1, 3)))
