# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Which heads make which task."""

import pytest

from mobilebert_tf.checkpoints.task_table import HEADS, task_of_heads, task_row


def _task(heads: str, architecture=None, num_classes=None, multi_label=False) -> str:
    return task_of_heads(frozenset(heads.split()), architecture, num_classes, multi_label).name


@pytest.mark.parametrize(
    "arguments,name",
    [
        (("masked_lm_head next_sentence_head",), "MobileBERTPretrainer"),
        (("masked_lm_head",), "MobileBERTMaskedLM"),
        (("next_sentence_head",), "MobileBERTNextSentencePredictor"),
        (("span_dense",), "MobileBERTQuestionAnswerer"),
        (("logits_dense", None, 3), "MobileBERTTextClassifier"),
        (("logits_dense", None, 1), "MobileBERTTextRegressor"),
        (("logits_dense", None, 3, True), "MobileBERTMultiLabelClassifier"),
        (("logits_dense", "MobileBertForTokenClassification", 3), "MobileBERTTokenClassifier"),
        (("logits_dense", "MobileBertForMultipleChoice", 1), "MobileBERTMultipleChoice"),
    ],
)
def test_tasks(arguments, name):
    assert _task(*arguments) == name
    assert task_row(name).task_class.__name__ == name


def test_no_head_is_no_task():
    assert task_of_heads(frozenset(), "MobileBertModel", None, False) is None


def test_heads_that_no_task_has():
    with pytest.raises(ValueError, match=r"No task has.*masked_lm_head.*span_dense"):
        _task("masked_lm_head span_dense")
    with pytest.raises(ValueError, match="is a MobileBertForMaskedLM"):
        _task("span_dense", "MobileBertForMaskedLM")


def test_all_heads():
    expected = {"masked_lm_head", "next_sentence_head", "span_dense", "logits_dense"}
    assert set(HEADS) == expected


def test_unknown_task():
    with pytest.raises(ValueError, match="Received: task='Summarizer'"):
        task_row("Summarizer")
