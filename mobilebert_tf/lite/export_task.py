# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From a question answerer or a token classifier to a verified `.tflite` file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import numpy as np

from mobilebert_tf.files import whole_file
from mobilebert_tf.lite.export_config import ExportConfig
from mobilebert_tf.lite.export_file import (
    build_content,
    export_report,
    require_parity,
)
from mobilebert_tf.lite.metadata import ModelMetadata, write_metadata
from mobilebert_tf.lite.task_outputs import task_of
from mobilebert_tf.lite.tokenizer_lowercase import tokenizer_lowercase
from mobilebert_tf.lite.verify_outputs import verify_outputs
from mobilebert_tf.lite.word_piece import WordPiece
from mobilebert_tf.models.mobilebert_question_answerer import MobileBERTQuestionAnswerer
from mobilebert_tf.models.mobilebert_token_classifier import MobileBERTTokenClassifier


def export_task(
    model: MobileBERTQuestionAnswerer | MobileBERTTokenClassifier,
    path: str | os.PathLike,
    config: ExportConfig,
    texts: Sequence[str] | Sequence[tuple[str, str]],
) -> dict[str, Any]:
    """Folds, converts, quantises, adds metadata, verifies; then writes.

    Google's question answering clients take files of 384 tokens and no others.

    Args:
        model: with its preprocessor, whose vocabulary goes into the file.
        path: of the file; replaced in one step, only by a file that passed.
        config: what to export.
        texts: such as the model is for, in mixed order; pairs of question and
            context for a question answerer. The first calibrate, the next, or
            if there are no more the same ones, verify.

    Returns:
        What `export_text_classifier` does.

    Raises:
        ValueError: if the model has no preprocessor, there are no texts, or
            parity is below the floor; no file is left then.
    """
    if model.preprocessor is None:
        raise ValueError(
            "`model` must have a preprocessor, for its vocabulary goes into the file. "
            "Received: preprocessor=None"
        )
    if not texts:
        raise ValueError("`texts` must have at least one text. Received: none.")
    metadata = _metadata(model, config)
    samples = _samples(metadata, texts, config)
    calibration = samples[: config.num_calibration_texts]
    content, half = build_content(model, config, calibration)
    content = write_metadata(content, metadata)
    unseen = samples[config.num_calibration_texts :]
    verification = (unseen or calibration)[: config.num_verification_texts]
    parity = verify_outputs(content, model, verification)
    require_parity(parity, config)
    with whole_file(path) as partial:
        partial.write_bytes(content)
    return export_report(content, config, parity, half)


def _metadata(model, config: ExportConfig) -> ModelMetadata:
    tokenizer = model.preprocessor.tokenizer
    return ModelMetadata(
        vocabulary=tuple(tokenizer.get_vocabulary()),
        labels=tuple(getattr(model, "class_names", ())),
        lowercase=tokenizer_lowercase(tokenizer),
        task=task_of(model),
        name=config.name,
        description=config.description,
        license=config.license,
    )


def _samples(
    metadata: ModelMetadata, texts: Sequence, config: ExportConfig
) -> list[dict[str, np.ndarray]]:
    tokenizer = WordPiece(metadata.vocabulary, metadata.lowercase)
    used = texts[: config.num_calibration_texts + config.num_verification_texts]
    if metadata.task == "question_answerer":
        return [tokenizer.encode_pair(*pair, config.sequence_length) for pair in used]
    return [tokenizer.encode(text, config.sequence_length) for text in used]
