# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Files and the models they came from are scored on the same examples, for every head."""

import dataclasses

import pytest

from mobilebert_tf.lite import ExportConfig, export_task
from mobilebert_tf.models import (
    MobileBERTMultipleChoice,
    MobileBERTMultipleChoicePreprocessor,
    MobileBERTTextRegressor,
)
from mobilebert_tf.tasks import task
from mobilebert_tf.tasks.file_score import file_score
from mobilebert_tf.tasks.model_scores import model_scores
from tests.tasks.toy_tasks import toy_sst2_classifier, write_sst2, write_stsb
from tests.tasks.toy_word_tasks import write_multiple_choice
from tests.training.toy_sentiment import toy_backbone, toy_packer

SHORT = ExportConfig(precision="float32", sequence_length=6, num_verification_texts=2)


def _regressor():
    return MobileBERTTextRegressor(toy_backbone(), toy_packer())


def _chooser():
    packer = MobileBERTMultipleChoicePreprocessor(toy_packer().tokenizer, sequence_length=8)
    return MobileBERTMultipleChoice(toy_backbone(), packer)


@pytest.mark.parametrize(
    "name, write, make, metric, tolerance",
    [
        ("sst2", write_sst2, toy_sst2_classifier, "accuracy", 1e-6),
        # Equal pairs have ranks that rounding decides.
        ("stsb", write_stsb, _regressor, "correlation", 0.05),
        ("multiple_choice", write_multiple_choice, _chooser, "accuracy", 1e-6),
    ],
)
def test_a_float_file_loses_nothing(tmp_path, name, write, make, metric, tolerance):
    write(tmp_path)
    chosen, model, path = task(name), make(), tmp_path / "model.tflite"
    export_task(model, path, SHORT)
    examples = chosen.read(str(tmp_path), "dev")
    expected = model_scores(chosen, examples, model, 6, progress=False)
    score = file_score(chosen, examples, path, expected, progress=False)
    assert (score["task"], score["metric"]) == (name, metric)
    assert score["num_examples"] == len(examples)
    assert score["keras"] == pytest.approx(score["file"], abs=tolerance)
    assert score["points_lost"] == pytest.approx(0, abs=100 * tolerance)


def test_points_are_of_the_primary_metric(tmp_path):
    write_sst2(tmp_path)
    chosen, model, path = task("sst2"), toy_sst2_classifier(), tmp_path / "model.tflite"
    export_task(model, path, SHORT)
    examples = chosen.read(str(tmp_path), "dev")
    answers = chosen.lite_outputs(path, examples, 1, progress=False).argmax(-1)
    examples = dataclasses.replace(examples, labels=tuple(answers.tolist()))
    score = file_score(chosen, examples, path, {"accuracy": 0.75}, progress=False)
    assert (score["file"], score["keras"]) == ({"accuracy": 1.0}, {"accuracy": 0.75})
    assert score["points_lost"] == -25
    unlabelled = dataclasses.replace(examples, labels=None)
    with pytest.raises(ValueError, match="have no labels"):
        file_score(chosen, unlabelled, path, {"accuracy": 0.75}, progress=False)
