# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A model is scored at another length than its own."""

import pytest

from mobilebert_tf.task_data import TextExamples
from mobilebert_tf.tasks import task
from mobilebert_tf.tasks.model_scores import model_scores
from tests.tasks.toy_tasks import WORDS, toy_sst2_classifier


def test_texts_are_cut_at_the_length_and_the_model_is_left_as_it_was():
    model, chosen = toy_sst2_classifier(), task("sst2")
    texts = ("good day", "film film film bad food")
    unlabelled = TextExamples(texts=texts, class_names=WORDS, ids=("0", "1"))
    cut = TextExamples(texts=("good", "film"), class_names=WORDS, ids=("0", "1"))
    answers = chosen.keras_outputs(model, cut, 2, progress=False).argmax(-1).tolist()
    examples = TextExamples(texts=texts, labels=tuple(answers), class_names=WORDS, ids=("0", "1"))
    assert model_scores(chosen, examples, model, 3, progress=False) == {"accuracy": 1.0}
    assert model.preprocessor.sequence_length == 8
    with pytest.raises(ValueError, match="have no labels"):
        model_scores(chosen, unlabelled, model, 3, progress=False)
    with pytest.raises(ValueError, match="needs a MobileBERTTextRegressor"):
        model_scores(task("stsb"), TextExamples(texts=("a",), labels=(1.0,), ids=("0",)), model, 3)
    assert model.preprocessor.sequence_length == 8
