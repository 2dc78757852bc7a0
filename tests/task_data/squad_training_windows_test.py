# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Where the answers are in the windows, by hand and as the Model Garden finds them."""

import json

import numpy as np
import pytest

from mobilebert_tf.task_data import SquadExamples, SquadQuestion, squad_training_windows
from mobilebert_tf.text.question_windows_config import QuestionWindowsConfig
from tests.models.toy import VOCABULARY, toy_tokenizer

CONTEXT = "The quick brown fox jumps over the lazy dog"


def _windows(*rows, length=9, stride=3):
    questions = [
        SquadQuestion(str(index), question, context, answers, starts)
        for index, (question, context, answers, starts) in enumerate(rows)
    ]
    config = QuestionWindowsConfig(sequence_length=length, stride=stride)
    return squad_training_windows(SquadExamples(tuple(questions)), toy_tokenizer(), config)


def _answers(found) -> list[str]:
    return [
        " ".join(VOCABULARY[index] for index in row[start : end + 1])
        for row, start, end in zip(
            found.windows.token_ids, found.start_positions, found.end_positions, strict=True
        )
    ]


def test_answer_in_the_windows_that_hold_all_of_it():
    # Pieces 4 to 5 of ten; windows start at 0, 3 and 6 and hold five, five and four.
    found = _windows(("dog", CONTEXT, ("jumps",), (20,)))
    assert _answers(found) == ["[CLS]", "jump ##s", "[CLS]"]
    np.testing.assert_array_equal(found.start_positions, [0, 4, 0])
    np.testing.assert_array_equal(found.end_positions, [0, 5, 0])


def test_answer_within_words():
    # "(Fox-dog)" is one word; the answer is its second piece alone. "umps" is none's.
    found = _windows(
        ("dog", "was (Fox-dog) lazy", ("Fox",), (5,)),
        ("dog", "fox jumps", ("ump",), (5,)),
        length=12,
    )
    assert _answers(found) == ["fox", "jump ##s"]


def test_first_of_several_answers_and_none():
    found = _windows(
        ("dog", "lazy dog", ("dog", "lazy"), (5, 0)), ("dog", "lazy dog", (), ()), length=9
    )
    assert _answers(found) == ["dog", "[CLS]"]


def test_white_space_may_differ_and_lead():
    found = _windows(("dog", "lazy dog", ("lazy\tdog",), (0,)), ("dog", " fox", (" fox",), (0,)))
    assert _answers(found) == ["lazy dog", "fox"]


def test_what_cannot_be_learnt_is_counted():
    found = _windows(
        ("dog", "lazy dog", ("dog",), (5,)),
        ("dog", "lazy dog", ("dog",), (4,)),
        ("dog", "lazy dog", ("dog",), (-3,)),
        ("dog", "lazy dog", (" ",), (4,)),
        (" ", "lazy dog", ("dog",), (5,)),
        ("dog", "", (), ()),
        ("the quick brown fox", "lazy dog", ("dog",), (5,)),
    )
    assert found.notes == {
        "skipped: answer is empty or elsewhere (first: 1)": 3,
        "skipped: question or context is empty (first: 4)": 2,
        "cut: question is too long": 1,
    }
    assert _answers(found) == ["dog", "dog"]


def test_nothing_left():
    with pytest.raises(ValueError, match="must have a question whose answer stands in its context"):
        _windows(("dog", "lazy dog", ("fox",), (0,)))


def test_equal_to_the_model_garden(tmp_path):
    """Positions of random answers, aligned and narrowed by the Garden's `squad_lib`."""
    squad_lib = pytest.importorskip("official.nlp.data.squad_lib")
    tokenization = pytest.importorskip("official.nlp.tools.tokenization")
    vocabulary = tmp_path / "vocab.txt"
    vocabulary.write_text("\n".join(VOCABULARY) + "\n", encoding="utf-8")
    rows, generator = [], np.random.default_rng(0)
    words = "The quick (brown fox) jumps, over-the lazy dog. was good!film".split()
    for _ in range(40):
        context = " ".join(generator.choice(words, 14))
        first, length = generator.integers(0, len(context)), generator.integers(1, 20)
        answer = context[first : first + length]
        if answer.strip() and " " not in (answer[0], answer[-1]):
            rows.append(("dog fox", context, (answer,), (int(first),)))
    qas = [
        {
            "context": context,
            "qas": [
                {
                    "id": str(index),
                    "question": question,
                    "answers": [{"text": answers[0], "answer_start": starts[0]}],
                }
            ],
        }
        for index, (question, context, answers, starts) in enumerate(rows)
    ]
    (tmp_path / "train.json").write_text(json.dumps({"data": [{"paragraphs": qas}]}))
    examples = squad_lib.read_squad_examples(str(tmp_path / "train.json"), True, False)
    tokenizer = tokenization.FullTokenizer(str(vocabulary), do_lower_case=True)
    features = []
    squad_lib.convert_examples_to_features(examples, tokenizer, 14, 5, 64, True, features.append)
    found = _windows(*rows, length=14, stride=5)
    np.testing.assert_array_equal(found.windows.token_ids, [f.input_ids for f in features])
    np.testing.assert_array_equal(found.start_positions, [f.start_position for f in features])
    np.testing.assert_array_equal(found.end_positions, [f.end_position for f in features])
    assert np.count_nonzero(found.start_positions) == 22
