# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From a task to a SavedModel for servers, the tokenizer inside where there is one text."""

from __future__ import annotations

import os
import pathlib
from typing import Any

import numpy as np
import tensorflow as tf

from mobilebert_tf.files import whole_folder
from mobilebert_tf.lite.server_outputs import server_outputs
from mobilebert_tf.lite.task_outputs import OUTPUT_NAMES, task_of
from mobilebert_tf.models.mobilebert_task import MobileBERTTask

# Of the largest output: the graph fuses operations that Keras computes one by one.
TOLERANCE = 1e-5
_NAMES = {"token_ids": "ids", "padding_mask": "mask", "segment_ids": "segment_ids"}
_OF_ONE_TEXT = ("text_classifier", "multi_label_classifier", "text_regressor")
_PROBE_LENGTH = 16


def export_saved_model(model: MobileBERTTask, path: str | os.PathLike) -> dict[str, Any]:
    """Writes a folder that TensorFlow Serving loads, after loading it itself.

    Its signatures take batches of any size, of any length up to the model's positions, and
    give the outputs of `OUTPUT_NAMES`, float32:

    - `ids`: int32 `ids`, `mask` and `segment_ids`, `(batch, sequence)`; also the
      `serving_default` of tasks that read more than one text;
    - `text`: strings `text`, `(batch,)`, for classifiers and regressors with a preprocessor;
      then it is the `serving_default` too. Servers need tensorflow-text's operators;
    - `text_pair`: strings `text` and `text_pair`, for the same models if they were trained
      on pairs.

    Args:
        model: a task of `OUTPUT_NAMES`.
        path: the folder; an older SavedModel makes room for the complete new one.

    Returns:
        `format`, `signatures` (name to its inputs), `outputs` and `max_difference`, of
        the largest output.

    Raises:
        ValueError: if what was loaded back differs by more than 1e-5 of the largest output, or
            the folder has something else in it.
        OSError: if the folder cannot be written; nothing of it is kept.
    """
    signatures = _signatures(model)
    module = tf.Module()
    module.model = model  # Whose variables the signatures read.
    with whole_folder(path, replaces="saved_model.pb") as partial:
        _save(module, partial, signatures)
        difference = _loaded_difference(partial, model)
        if not difference <= TOLERANCE:  # As it is of what is no number.
            raise ValueError(
                f"The SavedModel differs from the Keras model by {difference:.2g} of the "
                f"largest output (at most {TOLERANCE:.0g}), so it was not written."
            )
    return {
        "format": "saved_model",
        "signatures": {
            key: [spec.name for spec in function.input_signature]
            for key, function in signatures.items()
        },
        "outputs": list(OUTPUT_NAMES[task_of(model)]),
        "max_difference": difference,
    }


def _save(module: tf.Module, path: pathlib.Path, signatures: dict[str, Any]) -> None:
    try:
        tf.saved_model.save(module, str(path), signatures=signatures)
    except tf.errors.OpError as error:  # How TensorFlow tells that a disk is full.
        reason = " ".join(error.message.split())
        raise OSError(f"The SavedModel cannot be written: {reason}. Nothing is kept.") from error


def _signatures(model: MobileBERTTask) -> dict[str, Any]:
    @tf.function(
        input_signature=[tf.TensorSpec((None, None), tf.int32, each) for each in _NAMES.values()]
    )
    def from_ids(ids, mask, segment_ids):
        return server_outputs(model, dict(zip(_NAMES, (ids, mask, segment_ids), strict=True)))

    @tf.function(input_signature=[tf.TensorSpec((None,), tf.string, "text")])
    def from_text(text):
        return server_outputs(model, model.preprocessor(text))

    @tf.function(
        input_signature=[tf.TensorSpec((None,), tf.string, each) for each in ("text", "text_pair")]
    )
    def from_pair(text, text_pair):
        return server_outputs(model, model.preprocessor((text, text_pair), y=None))

    if task_of(model) not in _OF_ONE_TEXT or model.preprocessor is None:
        return {"serving_default": from_ids, "ids": from_ids}
    of_text = {"text": from_text, "text_pair": from_pair}
    return {"serving_default": from_text, **of_text, "ids": from_ids}


def _loaded_difference(path: pathlib.Path, model: MobileBERTTask) -> float:
    """The largest difference of an output over its largest value, for two random texts."""
    vocabulary_size = model.backbone.vocabulary_size
    ids = np.random.default_rng(0).integers(0, vocabulary_size, (2, _PROBE_LENGTH), np.int32)
    mask = np.ones_like(ids)
    mask[1, _PROBE_LENGTH // 2 :] = 0
    values = {"token_ids": ids * mask, "padding_mask": mask, "segment_ids": np.zeros_like(ids)}
    expected = server_outputs(model, values)
    loaded = tf.saved_model.load(str(path)).signatures["ids"]
    actual = loaded(**{_NAMES[name]: tf.constant(value) for name, value in values.items()})
    names = OUTPUT_NAMES[task_of(model)]
    pairs = ((np.asarray(actual[name]), np.asarray(expected[name])) for name in names)
    return float(np.max([_difference(*pair) for pair in pairs]))


def _difference(actual: np.ndarray, expected: np.ndarray) -> float:
    largest = np.maximum(np.abs(expected).max(), np.finfo(np.float32).tiny)
    return float(np.abs(actual - expected).max() / largest)
