# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tasks with equal heads are told apart."""

import pytest

from mobilebert_tf.checkpoints.task_config import task_config
from tests.checkpoints.toy_checkpoints import toy_task


@pytest.mark.parametrize(
    "name,num_classes,architecture,problem",
    [
        ("MobileBERTBackbone", None, "MobileBertModel", None),
        ("MobileBERTPretrainer", None, "MobileBertForPreTraining", None),
        ("MobileBERTTextClassifier", 2, "MobileBertForSequenceClassification", None),
        ("MobileBERTTextRegressor", None, "MobileBertForSequenceClassification", "regression"),
        ("MobileBERTMultipleChoice", None, "MobileBertForMultipleChoice", None),
    ],
)
def test_names(name, num_classes, architecture, problem):
    config = task_config(toy_task(name, num_classes, num_layers=1))
    assert config["architectures"] == [architecture]
    assert config.get("problem_type") == problem


def test_classes():
    task = toy_task("MobileBERTTokenClassifier", 2, num_layers=1)
    task.class_names = ["O", "B"]
    config = task_config(task)
    assert config["id2label"] == {"0": "O", "1": "B"}
    assert config["label2id"] == {"O": 0, "B": 1}
