# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of answers from a file alone, with logits worked out by hand."""

import functools

import pytest
import tensorflow as tf

from mobilebert_tf.lite.metadata import ModelMetadata, write_metadata
from mobilebert_tf.lite.question_answerer_interpreter import QuestionAnswererInterpreter
from tests.lite.export_task_test import PAIRS, answerer, export

VOCABULARY = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "who", "from", "to", "mid", "##dle")


@functools.cache
def by_hand(length=12):
    """ "from" starts an answer with 2, "to" ends one with 3, whatever the place."""
    start = tf.constant([0.0] * 5 + [2.0] + [0.0] * 3)
    end = tf.constant([0.0] * 6 + [3.0] + [0.0] * 2)
    spec = functools.partial(tf.TensorSpec, [1, length], tf.int32)

    @tf.function(input_signature=[spec(name="ids"), spec(name="mask"), spec(name="segment_ids")])
    def logits(ids, mask, segment_ids):
        used = tf.cast(mask * segment_ids, tf.float32)
        return {
            "end_logits": tf.gather(end, ids) * used,
            "start_logits": tf.gather(start, ids) * used,
        }

    module = tf.Module()
    module.logits = logits
    content = tf.lite.TFLiteConverter.from_concrete_functions(
        [logits.get_concrete_function()], module
    ).convert()
    metadata = ModelMetadata(vocabulary=VOCABULARY, task="question_answerer")
    return QuestionAnswererInterpreter(write_metadata(content, metadata))


def test_best_span_is_whole_words():
    answers = by_hand().answer("who", "mid From middle to mid", num_answers=2)
    assert answers[0] == ("From middle to", pytest.approx(5.0))
    assert answers[1][1] == pytest.approx(3.0)


def test_answer_is_cut_from_the_context_as_it_is_written():
    ((text, _),) = by_hand().answer("who", "mid  From\tmid,  TO. mid")
    assert text == "From\tmid,  TO"


def test_long_context_is_read_in_windows():
    """Eight places of context: the answer is in none of the first's."""
    context = " ".join(["mid"] * 20 + ["from", "to"] + ["mid"] * 9)
    assert by_hand().answer("who", context) == [("from to", pytest.approx(5.0))]


def test_end_before_start_is_no_answer():
    (answer,) = by_hand().answer("who", "to from")
    assert answer == ("to", pytest.approx(3.0))


def test_empty_context_has_no_answer():
    assert by_hand().answer("who", " ") == []


@pytest.mark.parametrize("number", [0, -1])
def test_a_number_of_answers_that_is_none(number):
    """-1 gave all answers but the worst."""
    with pytest.raises(ValueError, match=f"at least 1. Received: num_answers={number}"):
        by_hand().answer("who", "from mid to", num_answers=number)


@pytest.mark.parametrize(("name", "pair"), [("question", (None, "a")), ("context", ("a", ["b"]))])
def test_what_is_no_text(name, pair):
    with pytest.raises(ValueError, match=f"`{name}` must be a text. Received: "):
        by_hand().answer(*pair)


def test_no_answer():
    found = by_hand().ranked_answers("who", "from mid to", may_be_empty=True)
    # The first token scores zero, the best answer five.
    assert (found.best.text, found.null_odds) == ("from mid to", pytest.approx(-5.0))
    assert by_hand().ranked_answers("who", "", may_be_empty=True).best is None


def test_same_answers_as_keras(tmp_path):
    model, length = answerer(), 24
    export(model, tmp_path / "model.tflite", PAIRS, "float32", sequence_length=length)
    interpreter = QuestionAnswererInterpreter(tmp_path / "model.tflite")
    model.preprocessor.sequence_length = length
    question = PAIRS[0][0]
    context = "  ".join(context for _, context in PAIRS[:12])
    (expected,) = model.ranked_answers([question], [context], may_be_empty=True)
    found = interpreter.ranked_answers(question, context, may_be_empty=True)
    assert found.best.text == expected.best.text
    assert found.null_odds == pytest.approx(expected.null_odds, abs=1e-3)
    scores = [answer.score for answer in expected.ranked]
    assert [answer.score for answer in found.ranked] == pytest.approx(scores, abs=1e-3)


def test_exported_file(tmp_path):
    export(answerer(), tmp_path / "model.tflite", PAIRS, "float32", sequence_length=48)
    interpreter = QuestionAnswererInterpreter(tmp_path / "model.tflite")
    question, context = PAIRS[0]
    (text, _), *_ = interpreter.answer(question, context, num_answers=3)
    assert text and text in context
