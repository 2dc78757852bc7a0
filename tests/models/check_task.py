# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What every task must do: read raw strings, learn, and survive its preset."""

import keras
import numpy as np

from tests.models.toy import numpy_weights


def check_task(task, texts, labels, directory, fit_texts=None):
    """Predicts, fits one epoch and reloads; returns the predictions.

    Args:
        task: a task with its preprocessor.
        texts: raw strings, as `predict` reads them.
        labels: what `fit` reads beside them, or None.
        directory: an empty folder for the preset.
        fit_texts: what `fit` reads, if not `texts`.
    """
    task.run_eagerly = True
    before = numpy_weights(task)
    task.fit(texts if fit_texts is None else fit_texts, labels, batch_size=2, verbose=0)
    changed = {path for path, value in numpy_weights(task).items() if np.any(value != before[path])}
    trained = {weight.path for weight in task.trainable_weights}
    assert {path for path in trained - changed if not path.endswith("key/bias")} == set()
    task.save_to_preset(str(directory))
    copy = type(task).from_preset(str(directory))
    copy.run_eagerly = True
    _check_equal_configs(copy, task)
    weights = numpy_weights(copy)
    for path, value in numpy_weights(task).items():
        np.testing.assert_array_equal(weights[path], value, err_msg=path)
    predictions = task.predict(texts, verbose=0)
    for one, other in zip(
        keras.tree.flatten(predictions),
        keras.tree.flatten(copy.predict(texts, verbose=0)),
        strict=True,
    ):
        np.testing.assert_array_equal(one, other)
    return predictions


def _check_equal_configs(copy, task):
    config, original = copy.get_config(), task.get_config()
    for serialized in (config, original):
        serialized.pop("name")
        serialized.pop("preprocessor")
    assert config == original
    own, originals = copy.preprocessor.get_config(), task.preprocessor.get_config()
    for name in set(own) - {"name", "tokenizer", "dtype"}:
        assert own[name] == originals[name], name
