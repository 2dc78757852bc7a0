# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What a configuration says of a task, in Transformers' words."""

from mobilebert_tf.checkpoints.task_table import TASKS

_BACKBONE = "MobileBertModel"
_PROBLEMS = {
    "MobileBERTTextRegressor": "regression",
    "MobileBERTMultiLabelClassifier": "multi_label_classification",
}


def task_config(model) -> dict:
    """Returns the keys that tell tasks apart whose heads have equal names.

    Transformers defines them. google-research's loader passes over keys that it does
    not know, so its configuration can carry them too.

    Args:
        model: a task or a backbone.
    """
    name = type(model).__name__
    known = {row.name: row.transformers for row in TASKS}
    config: dict = {"architectures": [known.get(name, _BACKBONE)]}
    if name in _PROBLEMS:
        config["problem_type"] = _PROBLEMS[name]
    names = getattr(model, "class_names", None)
    if name == "MobileBERTTextRegressor":
        names = ["LABEL_0"]
    if names is not None:
        config["id2label"] = {str(index): label for index, label in enumerate(names)}
        config["label2id"] = {label: index for index, label in enumerate(names)}
    return config
