# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Loads a preset as whatever it was saved as."""

import json
import pathlib
import warnings

import h5py
import keras

import mobilebert_tf.models as models

_PACKAGE = "mobilebert_tf>"
_TASK = "task.json"
_BACKBONE = "config.json"
_WEIGHTS = "model.weights.h5"
_TASK_WEIGHTS = "task.weights.h5"
# What Keras and h5py raise about a folder whose files do not fit together.
_DAMAGES = (OSError, ValueError, TypeError, LookupError, AttributeError, RuntimeError)


def load_preset(directory: str, load_weights: bool = True):
    """Returns the task that a preset holds, or its backbone if it holds no task.

    Args:
        directory: a preset of ours.
        load_weights: whether to read the weights too. A task without them is not
            compiled: its optimizer would have variables, which `weightless` forbids.

    Raises:
        ValueError: if the folder is no preset, not one of this library, or damaged.
    """
    folder = pathlib.Path(directory)
    for name in (_TASK, _BACKBONE):
        if (folder / name).is_file():
            break
    else:
        raise ValueError(
            f"{folder} is no preset: config.json is missing. Presets are what `save_to_preset` "
            "and `python -m mobilebert_tf.convert_checkpoint` write."
        )
    model_class = _model_class(folder / name)
    arguments = {}
    if name == _TASK:
        _check_task(folder, load_weights)
        arguments = {} if load_weights else {"compile": False}
    try:
        with warnings.catch_warnings():
            # Of weights that are missing, which is an error by itself.
            warnings.filterwarnings("ignore", "Skipping nested container")
            model = model_class.from_preset(str(folder), load_weights=load_weights, **arguments)
        if load_weights:
            _check_weights(getattr(model, "backbone", None) or model, folder / _WEIGHTS)
    except _DAMAGES as error:
        reason = str(error).strip().partition("\n")[0]
        raise ValueError(f"{folder} is a damaged preset: {reason}") from error
    return model


def _check_weights(backbone, path: pathlib.Path) -> None:
    """Refuses a file with weights that the model has no place for: Keras drops them."""
    stored = []
    if path.is_file():
        with h5py.File(path) as file:
            file.visititems(
                lambda _, item: stored.append(item.size) if isinstance(item, h5py.Dataset) else None
            )
        if sum(stored) != backbone.count_params():
            raise ValueError(
                f"{path.name} holds {sum(stored):,} weights, but config.json describes a model "
                f"of {backbone.count_params():,}."
            )


def _model_class(path: pathlib.Path) -> type:
    registered = str(_object(path)["registered_name"])
    model_class = getattr(models, registered.removeprefix(_PACKAGE), None)
    is_ours = registered.startswith(_PACKAGE) and isinstance(model_class, type)
    if not is_ours or not issubclass(model_class, keras.Model):
        raise ValueError(
            f"{path.parent} is a preset of another library: {path.name} names {registered!r}."
        )
    return model_class


def _check_task(folder: pathlib.Path, load_weights: bool) -> None:
    """Refuses what KerasHub passes over: it draws missing heads at random."""
    if load_weights and not (folder / _TASK_WEIGHTS).is_file():
        raise ValueError(f"{folder} is a damaged preset: {_TASK_WEIGHTS} is missing.")
    if not (folder / _BACKBONE).is_file():
        raise ValueError(f"{folder} is a damaged preset: {_BACKBONE} is missing.")
    own = _object(folder / _BACKBONE).get("config")
    try:
        tasks = _object(folder / _TASK)["config"]["backbone"]["config"]
        differing = sorted(key for key in {*own, *tasks} if own.get(key) != tasks.get(key))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{folder / _TASK} is not a preset's configuration.") from error
    if differing:
        raise ValueError(
            f"{folder} is a damaged preset: {_BACKBONE} and {_TASK} differ in {differing[0]!r}."
        )


def _object(path: pathlib.Path) -> dict:
    try:
        values = json.loads(path.read_text("utf-8"))
        values["registered_name"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ValueError(f"{path} is not a preset's configuration.") from error
    return values
