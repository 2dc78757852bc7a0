# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What a checkpoint holds."""

from __future__ import annotations

import os
from collections.abc import Iterable

import keras
import tensorflow as tf


def training_state(
    model: keras.Model, optimizer: keras.optimizers.Optimizer
) -> tf.train.Checkpoint:
    """Returns every variable of the model and its built optimizer, by path.

    Listed by hand, because TensorFlow's walk over a Keras model's attributes
    does not find the state of its dropouts' random generators: a run resumed
    from such a checkpoint drops other units than one that was never stopped.

    Raises:
        ValueError: if two weights have the same path.
    """
    weights = {id(variable) for variable in model.weights}
    generators = [v for v in model.variables if id(v) not in weights]
    return tf.train.Checkpoint(
        weights=_by_path(model.weights),
        # Generators are numbered by the process; their order is the model's.
        generators={str(i): v.value for i, v in enumerate(generators)},
        optimizer=_by_path(optimizer.variables),
    )


def restore_training_state(state: tf.train.Checkpoint, path: str) -> None:
    """Restores `state` from the checkpoint at `path`.

    Raises:
        OSError: if the checkpoint's files are damaged or not all there.
        ValueError: if the checkpoint is another model's or optimizer's.
    """
    try:
        state.restore(path).assert_existing_objects_matched()
    except (IndexError, tf.errors.OpError) as error:
        folder = os.path.dirname(path)
        raise OSError(
            f"A checkpoint cannot be read: {path} ({str(error).splitlines()[0]}). To go on from "
            f"the one before, name it as `model_checkpoint_path` in {folder}/checkpoint; to begin "
            f"anew, remove {folder}."
        ) from error
    except (AssertionError, ValueError) as error:
        raise ValueError(
            "The checkpoint does not fit this model and optimizer; continue with the settings it "
            f"was written with, or use another directory. Received: path={path} ({error})"
        ) from error


def _by_path(variables: Iterable[keras.Variable]) -> dict[str, tf.Variable]:
    named: dict[str, tf.Variable] = {}
    for variable in variables:
        if variable.path in named:
            raise ValueError(
                "Paths of weights must be unique to be saved; name the layers differently. "
                f"Received: path={variable.path!r} twice"
            )
        named[variable.path] = variable.value
    return named
