# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Prediction files in the form that the official scripts read."""

import json
import math

import pytest

from mobilebert_tf.task_data import SquadPredictions
from mobilebert_tf.text.answer_decoding import DecodedAnswers, RankedAnswer

FOX = RankedAnswer("fox", 0.75, 2.0, 1.0, 4)
NONE = RankedAnswer("", 0.25, 1.0, 1.0, -1)
ANSWERS = {
    "a": DecodedAnswers([FOX, NONE], FOX, -1.0),
    "b": DecodedAnswers([NONE, FOX], FOX, 2.0),
    "c": DecodedAnswers([], None, math.inf),
}


def _read(paths) -> dict:
    return {path.name: json.loads(path.read_text("utf-8")) for path in paths}


def test_version_1(tmp_path):
    files = _read(SquadPredictions(ANSWERS).write(tmp_path))
    assert set(files) == {"predictions.json", "nbest_predictions.json"}
    assert files["predictions.json"] == {"a": "fox", "b": "fox", "c": ""}
    assert files["nbest_predictions.json"]["a"][0] == {
        "text": "fox",
        "probability": 0.75,
        "start_logit": 2.0,
        "end_logit": 1.0,
    }


@pytest.mark.parametrize("threshold,texts", [(0.0, ["fox", "", ""]), (2.0, ["fox", "fox", ""])])
def test_version_2(tmp_path, threshold, texts):
    files = _read(SquadPredictions(ANSWERS, may_be_empty=True).write(tmp_path, threshold))
    assert list(files["predictions.json"].values()) == texts
    assert files["null_odds.json"] == {"a": -1.0, "b": 2.0, "c": 1e6}
