# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Scores over entities, by hand and as seqeval gives them."""

import random
import warnings

import pytest

from mobilebert_tf.metrics import EntityScores

GOLD = [["B-PER", "I-PER", "O", "B-LOC"], ["O", "B-ORG"]]
GUESS = [["B-PER", "I-PER", "O", "B-ORG"], ["B-ORG", "I-ORG"]]


def test_by_hand():
    scores = EntityScores.of_tags(GOLD, GUESS)
    # One of three found, one of three predictions right; 3 of 6 tags agree.
    third = pytest.approx(1 / 3)
    assert scores.overall == {"precision": third, "recall": third, "f1": third, "accuracy": 0.5}
    assert scores.by_type["PER"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "support": 1}
    assert scores.by_type["ORG"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "support": 1}
    assert list(scores.by_type) == ["LOC", "ORG", "PER"]


def test_nothing_to_find():
    scores = EntityScores.of_tags([["O"]], [["O"]])
    assert scores.overall == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "accuracy": 1.0}
    assert scores.by_type == {}


def test_a_tag_for_every_word():
    with pytest.raises(ValueError, match="1 tags for the 2 words of sentence 1"):
        EntityScores.of_tags([["O"], ["O", "O"]], [["O"], ["O"]])


def test_equal_to_seqeval():
    metrics = pytest.importorskip("seqeval.metrics")
    draw = random.Random(1)
    names = ["O", "O", *(f"{letter}-{kind}" for letter in "BIES" for kind in "XYZ")]
    for _ in range(20):
        lengths = [draw.randint(1, 9) for _ in range(8)]
        gold, guess = ([draw.choices(names, k=length) for length in lengths] for _ in range(2))
        guess[0] = gold[0]
        scores = EntityScores.of_tags(gold, guess)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            report = metrics.classification_report(gold, guess, output_dict=True)
            accuracy = metrics.accuracy_score(gold, guess)
        assert scores.overall["accuracy"] == pytest.approx(accuracy)
        for name, value in {**scores.by_type, "micro avg": scores.overall}.items():
            expected = report[name]
            assert value["precision"] == pytest.approx(expected["precision"]), name
            assert value["recall"] == pytest.approx(expected["recall"]), name
            assert value["f1"] == pytest.approx(expected["f1-score"]), name
