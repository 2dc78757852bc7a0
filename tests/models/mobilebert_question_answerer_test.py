# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Start and end of an answer."""

import numpy as np
import pytest

from mobilebert_tf.models import (
    MobileBERTQuestionAnswerer,
    MobileBERTQuestionAnswererPreprocessor,
)
from tests.models.check_task import check_task
from tests.models.toy import toy_backbone, toy_inputs, toy_preprocessor, toy_tokenizer

PAIRS = (["the fox", "the dog"], ["the quick fox", "is lazy"])
LABELS = {"start_logits": np.array([5, 0]), "end_logits": np.array([6, 0])}


def _answerer():
    return MobileBERTQuestionAnswerer(toy_backbone(num_layers=1), toy_preprocessor())


def test_raw_strings(tmp_path):
    predictions = check_task(_answerer(), PAIRS, LABELS, tmp_path)
    assert {name: value.shape for name, value in predictions.items()} == {
        "start_logits": (2, 8),
        "end_logits": (2, 8),
    }


def test_start_is_the_first_column():
    answerer, inputs = _answerer(), toy_inputs()
    hidden = np.array(answerer.backbone(inputs)["sequence_output"])
    logits = hidden @ np.array(answerer.span_dense.kernel) + np.array(answerer.span_dense.bias)
    outputs = answerer(inputs)
    np.testing.assert_allclose(outputs["start_logits"], logits[..., 0], rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(outputs["end_logits"], logits[..., 1], rtol=1e-4, atol=1e-5)


def test_default_loss_is_the_mean_of_both_cross_entropies():
    answerer = _answerer()
    answerer.run_eagerly = True
    predictions = answerer.predict(PAIRS, verbose=0)
    losses = []
    for name, labels in LABELS.items():
        logits = predictions[name]
        log_normalizer = np.log(np.exp(logits).sum(axis=-1))
        losses.append(np.mean(log_normalizer - logits[np.arange(2), labels]))
    loss = answerer.evaluate(PAIRS, LABELS, verbose=0, return_dict=True)["loss"]
    np.testing.assert_allclose(loss, np.mean(losses), rtol=1e-4)


def _answerer_that_points(spans, length: int = 16) -> MobileBERTQuestionAnswerer:
    """Gives chosen token positions the highest logits of their rows."""
    answerer = MobileBERTQuestionAnswerer(
        toy_backbone(num_layers=1), toy_preprocessor(sequence_length=length)
    )
    starts, ends = (np.eye(length)[[span[side] for span in spans]] for side in (0, 1))
    # A start counts more, so that no two spans are equally good.
    logits = {"start_logits": 2.0 * starts, "end_logits": ends}
    answerer.predict = lambda inputs, **options: logits
    return answerer


def test_answers_are_cut_from_the_context_as_it_is_written():
    # [CLS] the fox [SEP] The Quick, [UNK] b-r-o-w-n ...: "Quick" at 5, "jumps" at 8 and 9.
    context = "The  QUÍCK\u200b brown fox jumps!"
    answerer = _answerer_that_points([(5, 6), (8, 8), (4, 9)])
    answers = answerer.answer(["the fox"] * 3, [context] * 3)
    assert answers == ["QUÍCK\u200b brown", "jump", context[:-1]]


def test_answers_lie_in_the_context_and_end_after_they_start():
    # Pointing at the question and at an end before the start: the best legal span.
    answerer = _answerer_that_points([(1, 5), (6, 5)])
    answers = answerer.answer(["the fox"] * 2, ["the lazy dog"] * 2)
    assert answers == ["the lazy", "dog"]


def test_longest_answer():
    answerer = _answerer_that_points([(4, 7)])
    assert answerer.answer(["the fox"], ["was the lazy dog"], max_answer_pieces=2) == ["was"]


def test_no_answer():
    answerer = _answerer_that_points([(0, 0)])
    assert answerer.answer(["the fox"], ["lazy dog"], may_be_empty=True) == [""]
    assert answerer.answer(["the fox"], ["lazy dog"]) == ["lazy"]
    assert answerer.answer(["the fox"], [""]) == [""]


def test_long_context_is_read_in_windows():
    preprocessor = MobileBERTQuestionAnswererPreprocessor(
        toy_tokenizer(), sequence_length=8, stride=2
    )
    answerer = MobileBERTQuestionAnswerer(toy_backbone(num_layers=1), preprocessor)
    context = "the quick brown fox was lazy over dog"
    fox = answerer.preprocessor.tokenizer.token_to_id("fox")
    # "fox" starts and ends an answer; only the second of three windows may say so.
    answerer.predict = lambda inputs, **options: {
        name: (inputs["token_ids"] == fox) * (1.0 + np.arange(3) % 2)[:, None]
        for name in ("start_logits", "end_logits")
    }
    (found,) = answerer.ranked_answers(["dog"], [context])
    assert (found.best.text, found.best.score, found.best.first) == ("fox", 4.0, 16)
    assert answerer.answer(["dog"], [context]) == ["fox"]


def test_null_threshold():
    answerer = _answerer_that_points([(0, 0)])
    arguments = (["the fox"], ["lazy dog"])
    # No answer scores 3, the best span 0.
    assert answerer.answer(*arguments, may_be_empty=True, null_threshold=2.9) == [""]
    assert answerer.answer(*arguments, may_be_empty=True, null_threshold=3.0) != [""]


def test_preset_keeps_the_windows(tmp_path):
    preprocessor = MobileBERTQuestionAnswererPreprocessor(
        toy_tokenizer(), sequence_length=12, question_length=3, stride=2
    )
    MobileBERTQuestionAnswerer(toy_backbone(num_layers=1), preprocessor).save_to_preset(
        str(tmp_path)
    )
    copy = MobileBERTQuestionAnswerer.from_preset(str(tmp_path)).preprocessor
    assert copy.windows_config() == preprocessor.windows_config()


def test_length_is_at_most_the_backbones():
    backbone = toy_backbone(num_layers=1, max_sequence_length=32)
    preprocessor = MobileBERTQuestionAnswererPreprocessor(toy_tokenizer(), stride=5)
    answerer = MobileBERTQuestionAnswerer(backbone, preprocessor)
    config = answerer.preprocessor.windows_config()
    assert (config.sequence_length, config.question_length, config.stride) == (32, 64, 5)
    assert preprocessor.sequence_length == 384


def test_labels_of_answers():
    answerer, context = _answerer_that_points([], length=12), "The  QUÍCK fox jumps!"
    # [CLS] the fox [SEP] the quick fox jump ##s [UNK] [SEP]
    cases = [("QUÍCK fox", 5, 5, 6), ("jumps", 15, 7, 8), ("s", 19, 8, 8), ("", 0, 0, 0)]
    answers, starts, first, last = zip(*cases, strict=True)
    labels = answerer.label_positions(["the fox"] * 4, [context] * 4, answers, starts)
    np.testing.assert_array_equal(labels["start_logits"], first)
    np.testing.assert_array_equal(labels["end_logits"], last)


def test_label_of_an_answer_beyond_the_length():
    answerer = _answerer_that_points([], length=7)
    arguments = (["the fox"], ["the quick fox"])
    assert answerer.label_positions(*arguments, ["quick"], [4])["start_logits"] == [5]
    assert answerer.label_positions(*arguments, ["quick fox"], [4])["start_logits"] == [0]


def test_answer_that_is_not_there():
    answerer = _answerer_that_points([])
    with pytest.raises(ValueError, match=r"answers\[0\]='fox' where the context has 'dog'"):
        answerer.label_positions(["the fox"], ["the dog"], ["fox"], [4])
