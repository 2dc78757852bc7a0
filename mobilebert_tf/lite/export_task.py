# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From a Keras task to a verified `.tflite` file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import numpy as np

from mobilebert_tf.files import whole_file
from mobilebert_tf.lite.calibration import calibration_samples, different_examples
from mobilebert_tf.lite.copy_model import copy_model
from mobilebert_tf.lite.encode_example import Example
from mobilebert_tf.lite.export_config import ExportConfig
from mobilebert_tf.lite.export_file import (
    as_trained,
    build_content,
    export_report,
    require_parity,
)
from mobilebert_tf.lite.metadata import ModelMetadata, write_metadata
from mobilebert_tf.lite.random_examples import random_examples
from mobilebert_tf.lite.task_outputs import task_of
from mobilebert_tf.lite.tokenizer_lowercase import tokenizer_lowercase
from mobilebert_tf.lite.verify_task import verify_task
from mobilebert_tf.lite.word_piece import WordPiece
from mobilebert_tf.models.mobilebert_task import MobileBERTTask

_NUM_UNCALIBRATED = 8
# What a file says it does, if nobody says otherwise.
_DESCRIPTIONS = {
    "text_classifier": "Gives the probability of each label for a text.",
    "multi_label_classifier": "Gives each label's probability to belong to a text.",
    "text_regressor": "Gives a number to a text, or to a pair of texts.",
    "multiple_choice": "Scores a choice as the continuation of a prompt.",
    "question_answerer": "Finds the answer to a question in a text.",
    "token_classifier": "Gives the probability of each label for each word of a text.",
}


def export_task(
    model: MobileBERTTask,
    path: str | os.PathLike,
    config: ExportConfig,
    examples: Sequence[Example] = (),
) -> dict[str, Any]:
    """Folds, equalises, converts, quantises, adds metadata, verifies; then writes.

    Google's question answering clients take files of 384 tokens and no others.

    Args:
        model: with its preprocessor, whose vocabulary goes into the file: a classifier
            of one label or several, a regressor, a multiple choice model, a question
            answerer or a token classifier. One of mixed precision is compared in float32.
        path: of the file; replaced in one step, only by a file that passed.
        config: what to export.
        examples: such as the model is for, in mixed order and in the form of
            `encode_example`: pairs for a model of pairs. The first different ones calibrate
            (int8 needs them), the next verify, and where they are too few some that calibrated.
            Without any, the other precisions are verified on random words.

    Returns:
        `precision`, `sequence_length`, `shorter_lengths`, `bytes`, `operators` (name to
        count), `operator_versions`, `dtypes`, `min_runtime_version`, `half_precision`
        and `parity` (the fields of `Parity`).

    Raises:
        ValueError: if the model has no preprocessor, or one of more word pieces than it
            has rows for, int8 has no examples, one is of another form, or parity is below
            the floor; no file is left then.
    """
    task_of(model)  # Refuses what is no task of a file.
    if model.preprocessor is None:
        raise ValueError(
            "`model` must have a preprocessor, for its vocabulary goes into the file. "
            "Received: preprocessor=None. Save the preset of a model that reads text."
        )
    model = _in_float32(model)
    metadata = _metadata(model, config)
    _require_rows(model, len(metadata.vocabulary))
    # Or what calibrates would read on, past repetitions, into what verifies.
    examples = different_examples(examples)
    verification = _verification(examples, config, metadata)
    samples = _samples(examples, verification, config, metadata)
    content, half = build_content(model, config, samples)
    content = write_metadata(content, metadata)
    with as_trained(model, config):
        parity = verify_task(content, model, verification)
    require_parity(parity, config)
    with whole_file(path) as partial:
        partial.write_bytes(content)
    return export_report(content, config, parity, half)


def _in_float32(model: MobileBERTTask) -> MobileBERTTask:
    """The same weights, computing as a file does, so that Keras' own rounding is no difference."""
    if model.backbone.dtype_policy.name == "float32":
        return model
    copy = copy_model(model)
    copy.preprocessor = model.preprocessor
    return copy


def _require_rows(model: MobileBERTTask, num_pieces: int) -> None:
    rows = model.backbone.vocabulary_size
    if num_pieces > rows:
        raise ValueError(
            "`model` must have a row of its word table for each piece of its tokenizer, or the "
            f"file ends in an error on a phone. Received: {num_pieces} pieces, "
            f"vocabulary_size={rows}. Use the vocabulary the model was trained with."
        )


def _metadata(model: MobileBERTTask, config: ExportConfig) -> ModelMetadata:
    tokenizer, task = model.preprocessor.tokenizer, task_of(model)
    return ModelMetadata(
        vocabulary=tuple(tokenizer.get_vocabulary()),
        labels=tuple(map(str, getattr(model, "class_names", ()))),
        lowercase=tokenizer_lowercase(tokenizer),
        task=task,
        name=config.name or f"MobileBERT {task.replace('_', ' ')}",
        description=config.description or _DESCRIPTIONS[task],
        license=config.license,
    )


def _verification(
    examples: list[Example], config: ExportConfig, metadata: ModelMetadata
) -> list[Example]:
    """Examples that did not calibrate, made up to the number with some that did.

    On a few alone a bad file may look good.
    """
    calibrating, number = config.num_calibration_texts, config.num_verification_texts
    given = (examples[calibrating:] + examples[:calibrating])[:number]
    return given or random_examples(metadata.task, metadata.vocabulary, number)


def _samples(
    examples: list[Example],
    verification: list[Example],
    config: ExportConfig,
    metadata: ModelMetadata,
) -> list[dict[str, np.ndarray]]:
    """Calibrates int8; the others need only a few, of examples or random words."""
    number = config.num_calibration_texts
    if not config.precision.is_static:
        examples, number = examples or verification, _NUM_UNCALIBRATED
    tokenizer = WordPiece(metadata.vocabulary, metadata.lowercase)
    return calibration_samples(examples, tokenizer, config.sequence_length, number, metadata.task)
