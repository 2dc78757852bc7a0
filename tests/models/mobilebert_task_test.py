# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Fitting shuffles raw examples, and presets hold no optimizer."""

import subprocess
import sys

import h5py
import keras
import numpy as np
import pytest
import tensorflow as tf

from mobilebert_tf.models import MobileBERTPretrainer, MobileBERTTextClassifier
from tests.models.toy import VOCABULARY, toy_backbone, toy_preprocessor

WORDS = VOCABULARY[11:19]


def _classifier_that_records(seen: list) -> MobileBERTTextClassifier:
    """Notes the first word's id of every example that a training step gets."""
    classifier = MobileBERTTextClassifier(
        toy_backbone(num_layers=1), 2, preprocessor=toy_preprocessor()
    )
    train_step = classifier.train_step

    def recording_step(data):
        seen.append(data[0]["token_ids"][:, 1].numpy().tolist())
        return train_step(data)

    classifier.train_step = recording_step
    classifier.compile(run_eagerly=True)
    return classifier


def _order(**arguments) -> list[list[int]]:
    seen: list = []
    classifier = _classifier_that_records(seen)
    classifier.fit(WORDS, [0, 1] * 4, batch_size=8, epochs=2, verbose=0, **arguments)
    return seen


def test_fit_shuffles_anew_in_every_epoch():
    first, second = _order()
    assert sorted(first) == sorted(second) == list(range(11, 19))
    assert len({tuple(first), tuple(second), tuple(range(11, 19))}) == 3


def test_fit_keeps_the_order_when_asked():
    assert _order(shuffle=False) == [list(range(11, 19))] * 2


def test_fit_takes_a_dataset_as_it_is():
    seen: list = []
    classifier = _classifier_that_records(seen)
    classifier.fit(tf.data.Dataset.from_tensor_slices((WORDS, [0, 1] * 4)).batch(4), verbose=0)
    assert seen == [[11, 12, 13, 14], [15, 16, 17, 18]]


def test_validation_split_holds_out_the_last():
    seen: list = []
    classifier = _classifier_that_records(seen)
    history = classifier.fit(
        WORDS, np.array([0, 1] * 4), validation_split=0.25, batch_size=6, verbose=0
    )
    assert sorted(seen[0]) == list(range(11, 17)) and "val_loss" in history.history


def test_preset_holds_no_optimizer_and_loads_without_warning(tmp_path):
    # It used to: two moments for every weight, and "Skipping variable loading
    # for optimizer" from whoever loaded the preset. Warnings are errors here.
    classifier = MobileBERTTextClassifier(
        toy_backbone(num_layers=1), 2, preprocessor=toy_preprocessor()
    )
    classifier.fit(WORDS[:2], [0, 1], verbose=0)
    optimizer = classifier.optimizer
    classifier.save_to_preset(str(tmp_path))
    assert classifier.optimizer is optimizer
    with h5py.File(tmp_path / "task.weights.h5") as file:
        names: list[str] = []
        file.visit(names.append)
    assert not any("optimizer" in name for name in names)
    copy = MobileBERTTextClassifier.from_preset(str(tmp_path))
    assert isinstance(copy.optimizer, keras.optimizers.Adam)


@pytest.mark.slow
def test_preset_of_a_task_that_nobody_has_imported(tmp_path):
    """Keras knew classes only by their import: a student was no classifier's preset."""
    preprocessor = toy_preprocessor()
    MobileBERTPretrainer(toy_backbone(num_layers=1), preprocessor).save_to_preset(str(tmp_path))
    program = (
        "from mobilebert_tf.models import MobileBERTQuestionAnswerer\n"
        f"MobileBERTQuestionAnswerer.from_preset({str(tmp_path)!r})"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
