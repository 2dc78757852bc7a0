# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From a task to a SavedModel for servers, the tokenizer inside where there is one text."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Iterator
from typing import Any

import numpy as np
import tensorflow as tf

from mobilebert_tf.files import whole_folder
from mobilebert_tf.lite.random_examples import random_examples
from mobilebert_tf.lite.server_outputs import server_outputs
from mobilebert_tf.lite.task_outputs import OUTPUT_NAMES, task_of
from mobilebert_tf.models.mobilebert_task import MobileBERTTask

# Of the largest output: the graph fuses operations that Keras computes one by one.
TOLERANCE = 1e-5
_NAMES = {"token_ids": "ids", "padding_mask": "mask", "segment_ids": "segment_ids"}
_OF_ONE_TEXT = ("text_classifier", "multi_label_classifier", "text_regressor")
_PROBE_LENGTH = 16
_PROBE_TEXTS = 4
_Outputs = dict[str, Any]


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
        difference = _require_equal(partial, model)
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


def _require_equal(path: pathlib.Path, model: MobileBERTTask) -> float:
    try:
        difference = _loaded_difference(path, model)
    except tf.errors.OpError as error:  # Such as of more pieces than positions.
        reason = " ".join(error.message.split())
        raise ValueError(f"The SavedModel fails, so it was not written: {reason}") from error
    if not difference <= TOLERANCE:  # As it is of what is no number.
        raise ValueError(
            f"The SavedModel differs from the Keras model by {difference:.2g} of the "
            f"largest output (at most {TOLERANCE:.0g}), so it was not written."
        )
    return difference


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

    if not _reads_texts(model):
        return {"serving_default": from_ids, "ids": from_ids}
    of_text = {"text": from_text, "text_pair": from_pair}
    return {"serving_default": from_text, **of_text, "ids": from_ids}


def _reads_texts(model: MobileBERTTask) -> bool:
    return task_of(model) in _OF_ONE_TEXT and model.preprocessor is not None


def _loaded_difference(path: pathlib.Path, model: MobileBERTTask) -> float:
    """The largest difference of an output over its largest value, for random ids and texts."""
    signatures = tf.saved_model.load(str(path)).signatures
    values = _random_ids(model.backbone.vocabulary_size)
    pairs = [(_of_ids(signatures, values), server_outputs(model, values))]
    if _reads_texts(model):
        pairs += _of_texts(signatures, model)
    names = OUTPUT_NAMES[task_of(model)]
    outputs = [(actual[name], expected[name]) for actual, expected in pairs for name in names]
    return float(np.max([_difference(*each) for each in outputs]))


def _random_ids(vocabulary_size: int) -> dict[str, np.ndarray]:
    ids = np.random.default_rng(0).integers(0, vocabulary_size, (2, _PROBE_LENGTH), np.int32)
    mask = np.ones_like(ids)
    mask[1, _PROBE_LENGTH // 2 :] = 0
    return {"token_ids": ids * mask, "padding_mask": mask, "segment_ids": np.zeros_like(ids)}


def _of_ids(signatures: dict[str, Any], values: dict[str, Any]) -> _Outputs:
    inputs = {_NAMES[name]: tf.cast(value, tf.int32) for name, value in values.items()}
    return signatures["ids"](**inputs)


def _of_texts(
    signatures: dict[str, Any], model: MobileBERTTask
) -> Iterator[tuple[_Outputs, _Outputs]]:
    """Yields what texts give, and what the ids give that the model's preprocessor makes of them."""
    vocabulary = model.preprocessor.tokenizer.get_vocabulary()
    text = tf.constant(random_examples(task_of(model), vocabulary, _PROBE_TEXTS))
    second = text[::-1]
    of_text = _of_ids(signatures, model.preprocessor(text))
    for name in ("serving_default", "text"):
        yield signatures[name](text=text), of_text
    if model.backbone.num_segments > 1:  # Else it reads no pairs.
        of_pair = _of_ids(signatures, model.preprocessor((text, second), y=None))
        yield signatures["text_pair"](text=text, text_pair=second), of_pair


def _difference(actual: Any, expected: Any) -> float:
    actual, expected = np.asarray(actual), np.asarray(expected)
    largest = np.maximum(np.abs(expected).max(), np.finfo(np.float32).tiny)
    return float(np.abs(actual - expected).max() / largest)
