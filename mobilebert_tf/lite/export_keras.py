# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From a task to one `.keras` file."""

from __future__ import annotations

import os
import pathlib
import warnings
from typing import Any

import keras
import numpy as np

from mobilebert_tf.files import whole_file
from mobilebert_tf.models.mobilebert_task import MobileBERTTask

_TOLERANCE = 1e-6


def export_keras(model: MobileBERTTask, path: str | os.PathLike) -> dict[str, Any]:
    """Writes a `.keras` file of model and preprocessor, after loading it itself.

    `keras.saving.load_model` reads it where `mobilebert_tf.models` was imported.

    Args:
        model: a task.
        path: the file, which must end in `.keras`.

    Returns:
        `format`, `bytes` and `max_difference` of a weight, which is 0.

    Raises:
        ValueError: if `path` does not end in `.keras`, or what was loaded back has
            other weights, or such as are no numbers.
    """
    path = pathlib.Path(path)
    if path.suffix != ".keras":
        raise ValueError(f"`path` must end in .keras, for Keras reads no other. Received: {path}")
    with whole_file(path, ending=path.suffix) as partial:
        model.save(partial)
        difference = _difference(partial, model)
        if not difference <= _TOLERANCE:  # As it is of what is no number.
            raise ValueError(f"What was loaded back differs by {difference:.2g}; not written.")
    return {"format": "keras", "bytes": path.stat().st_size, "max_difference": difference}


def _difference(path: pathlib.Path, model: MobileBERTTask) -> float:
    with warnings.catch_warnings():
        # That KerasHub's tasks compile themselves.
        warnings.simplefilter("ignore", UserWarning)
        loaded = keras.saving.load_model(path, compile=False)
    pairs = zip(loaded.get_weights(), model.get_weights(), strict=True)
    return float(np.max([np.abs(actual - expected).max() for actual, expected in pairs]))
