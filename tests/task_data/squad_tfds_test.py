# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""SQuAD from TensorFlow Datasets: its builders with invented rows, and rows by hand."""

import pytest
import tensorflow as tf
import tensorflow_datasets as tfds

from mobilebert_tf.task_data import read_squad_tfds


def _row(**changes) -> dict:
    answers = {"text": ["quick fox"], "answer_start": [4]}
    row = {"id": "a", "context": "The quick fox", "question": "whó", "answers": answers}
    return tf.nest.map_structure(tf.constant, row | changes)


@pytest.fixture
def rows(monkeypatch):
    found = []
    monkeypatch.setattr(tfds, "load", lambda *arguments, **options: found)
    return found


def test_rows(rows):
    rows.append(_row())
    (question,) = read_squad_tfds("dev").questions
    assert question == ("a", "whó", "The quick fox", ("quick fox",), (4,))


def test_impossible_questions_have_no_answers(rows):
    rows += [_row(is_impossible=True), _row(id="b", is_impossible=False)]
    questions = read_squad_tfds("train", "2.0").questions
    assert [question.answers for question in questions] == [(), ("quick fox",)]


@pytest.mark.parametrize("version", ["1.1", "2.0"])
def test_every_version_is_read_by_its_builders_features(version, tmp_path):
    with tfds.testing.mock_data(num_examples=5):
        examples = read_squad_tfds("dev", version, tmp_path)
    assert 1 <= len(examples) <= 5
    assert all(isinstance(question.context, str) for question in examples.questions)


def test_what_cannot_be_had_is_one_sentence(tmp_path, monkeypatch):
    def fail(*arguments, **options):
        raise ConnectionError("no route\nto host")

    monkeypatch.setattr(tfds, "load", fail)
    with pytest.raises(ValueError, match=r"cannot give squad/v2.0 \(train\): no route Fetch it"):
        read_squad_tfds("train", "2.0", tmp_path)
    with pytest.raises(ValueError, match=r"must be one of \['train', 'dev'\]"):
        read_squad_tfds("test")
