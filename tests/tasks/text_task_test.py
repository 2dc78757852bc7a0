# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Classes go by name, files and presets say the same, and labels are where they are needed."""

import dataclasses

import numpy as np
import pytest

from mobilebert_tf.lite import ExportConfig, export_task, export_text_classifier
from mobilebert_tf.models import MobileBERTTextClassifier, MobileBERTTextRegressor
from mobilebert_tf.task_data import TextExamples
from mobilebert_tf.tasks import task
from tests.tasks.toy_tasks import WORDS, save_pretrained, toy_sst2_classifier
from tests.training.toy_sentiment import TEXTS, toy_backbone, toy_packer

LABELLED = TextExamples(
    texts=tuple(TEXTS[:5]), labels=(0, 0, 0, 1, 1), class_names=WORDS, ids=tuple("01234")
)
PAIRS = TextExamples(
    texts=("good day good day", "bad film", "food " * 20_000),
    second_texts=("bad", "fine food fine food fine food", ""),
    labels=(0, 1, 1),
    class_names=("entailment", "not_entailment"),
    ids=tuple("012"),
)
NUMBERS = TextExamples(texts=("a",), labels=(1.0,), ids=("0",))


@pytest.fixture(scope="module")
def classifier():
    model = toy_sst2_classifier()
    model.logits_dense.bias.assign([0.5, 0.0])
    return model


def test_outputs_are_the_models_own(classifier):
    outputs = task("sst2").keras_outputs(classifier, LABELLED, batch_size=2, progress=False)
    expected = classifier.predict(list(LABELLED.texts), verbose=0)
    np.testing.assert_allclose(outputs, expected, rtol=1e-5, atol=1e-6)


def test_classes_go_by_name(classifier):
    swapped = toy_sst2_classifier(class_names=WORDS[::-1])
    swapped.set_weights(classifier.get_weights())
    mine = task("sst2").keras_outputs(classifier, LABELLED, 5, progress=False)
    theirs = task("sst2").keras_outputs(swapped, LABELLED, 5, progress=False)
    np.testing.assert_array_equal(theirs, mine[:, ::-1])


def test_models_of_other_classes_are_refused(classifier):
    with pytest.raises(ValueError, match=r"\['entailment', 'not_entailment'\]. Received: \['neg"):
        task("rte").keras_outputs(classifier, PAIRS, 2, progress=False)
    with pytest.raises(ValueError, match="stsb needs a MobileBERTTextRegressor"):
        task("stsb").keras_outputs(classifier, NUMBERS, 2, progress=False)


def test_files_of_pairs_say_what_the_preset_says(classifier, tmp_path):
    model = toy_sst2_classifier(class_names=PAIRS.class_names)
    model.set_weights(classifier.get_weights())
    path = tmp_path / "pairs.tflite"
    export_text_classifier(model, path, ExportConfig(precision="float32", sequence_length=8))
    logits = task("rte").keras_outputs(model, PAIRS, 3, progress=False)
    probabilities = task("rte").lite_outputs(path, PAIRS, threads=1, progress=False)
    expected = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    # All pairs are longer than the file, one by 99,992 letters: both sides cut them alike.
    np.testing.assert_allclose(probabilities, expected, atol=2e-5)
    with pytest.raises(ValueError, match=r"must be a text regressor.*'text_classifier'"):
        task("stsb").lite_outputs(path, NUMBERS, 1)


def test_files_of_regressors_say_what_the_preset_says(tmp_path):
    model, path = MobileBERTTextRegressor(toy_backbone(), toy_packer()), tmp_path / "m.tflite"
    export_task(model, path, ExportConfig(precision="float32", sequence_length=8))
    pairs = dataclasses.replace(PAIRS, class_names=(), labels=None)
    expected = task("stsb").keras_outputs(model, pairs, 2, progress=False)
    actual = task("stsb").lite_outputs(path, pairs, threads=1, progress=False)
    assert actual.shape == (3, 1)
    np.testing.assert_allclose(actual, expected, atol=1e-5)
    with pytest.raises(ValueError, match=r"must be a text classifier.*'text_regressor'"):
        task("rte").lite_outputs(path, PAIRS, 1)


def test_head_follows_the_classes(tmp_path):
    preset = save_pretrained(tmp_path / "preset")
    model = task("rte").make_model(preset, PAIRS, 16)
    assert isinstance(model, MobileBERTTextClassifier)
    assert (model.class_names, model.preprocessor.sequence_length) == (
        ["entailment", "not_entailment"],
        16,
    )
    assert isinstance(task("stsb").make_model(preset, NUMBERS, 8), MobileBERTTextRegressor)


def test_predictions_by_name(classifier):
    rows = task("sst2").predictions(LABELLED, np.array([[2.0, 1.0]] * 4 + [[0.25, 0.5]]))
    assert rows[4] == {
        "id": "4",
        "prediction": "positive",
        "label": "positive",
        "outputs": [0.25, 0.5],
    }
    assert rows[3]["prediction"] == "negative"


def test_what_has_no_labels_cannot_be_scored(classifier):
    unlabelled = TextExamples(texts=("a",), class_names=WORDS, ids=("0",))
    with pytest.raises(ValueError, match="sst2 have no labels"):
        task("sst2").scores(unlabelled, np.zeros((1, 2)))
    with pytest.raises(ValueError, match="sst2 have no labels"):
        task("sst2").training_arrays(classifier, unlabelled)
    assert "label" not in task("sst2").predictions(unlabelled, np.zeros((1, 2)))[0]
