# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A checkpoint holds every variable, and only fits its own model."""

import types

import keras
import pytest
import tensorflow as tf

from mobilebert_tf.optimizers import LAMB
from mobilebert_tf.training.training_state import restore_training_state, training_state


def linear(units, dropout=0.5):
    inputs = keras.Input((3,))
    outputs = keras.layers.Dense(units, name="dense")(keras.layers.Dropout(dropout)(inputs))
    return keras.Model(inputs, outputs)


def state_of(model):
    optimizer = LAMB(0.1)
    optimizer.build(model.trainable_variables)
    return training_state(model, optimizer)


def test_generators_moments_and_step_are_saved(tmp_path):
    path = state_of(linear(2)).save(str(tmp_path / "ckpt"))
    names = [name for name, _ in tf.train.list_variables(path)]
    # 2 weights, 1 generator, step, learning rate and 2 moments of each weight.
    assert sum(name.endswith("VARIABLE_VALUE") for name in names) == 2 + 1 + 2 + 4 + 1
    assert any(name.startswith("generators/0") for name in names)


def test_another_model_is_refused(tmp_path):
    path = state_of(linear(2)).save(str(tmp_path / "ckpt"))
    with pytest.raises(ValueError, match="does not fit this model"):
        restore_training_state(state_of(linear(4)), path)


@pytest.mark.parametrize("ending", ["index", "data-00000-of-00001"])
@pytest.mark.parametrize("left", [None, 20])
def test_damaged_files_are_named(tmp_path, ending, left):
    path = state_of(linear(2)).save(str(tmp_path / "ckpt"))
    file = tmp_path / f"ckpt-1.{ending}"
    file.unlink() if left is None else file.write_bytes(file.read_bytes()[:left])
    with pytest.raises(OSError, match=rf"cannot be read: {path} .*`model_checkpoint_path` in "):
        restore_training_state(state_of(linear(2)), path)


def test_equal_paths_are_refused():
    twice = [keras.Variable(0.0, name="weight") for _ in range(2)]
    model = types.SimpleNamespace(weights=twice, variables=twice)
    with pytest.raises(ValueError, match="path='weight' twice"):
        training_state(model, LAMB(0.1))
