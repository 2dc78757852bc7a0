# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From a Keras text classifier to a verified `.tflite` file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import numpy as np

from mobilebert_tf.files import whole_file
from mobilebert_tf.lite.calibration import calibration_samples
from mobilebert_tf.lite.export_config import ExportConfig
from mobilebert_tf.lite.export_file import (
    build_content,
    export_report,
    require_parity,
)
from mobilebert_tf.lite.metadata import ModelMetadata, write_metadata
from mobilebert_tf.lite.task_outputs import task_of
from mobilebert_tf.lite.tokenizer_lowercase import tokenizer_lowercase
from mobilebert_tf.lite.verify import verify_text_classifier
from mobilebert_tf.lite.word_piece import WordPiece
from mobilebert_tf.models.mobilebert_text_classifier import MobileBERTTextClassifier

_NUM_UNCALIBRATED = 8


def export_text_classifier(
    classifier: MobileBERTTextClassifier,
    path: str | os.PathLike,
    config: ExportConfig,
    calibration_texts: Sequence[str] = (),
) -> dict[str, Any]:
    """Folds, equalises, converts, quantises, adds metadata, verifies; then writes.

    Args:
        classifier: with its preprocessor, whose vocabulary goes into the file.
        path: of the file; replaced in one step, only by a file that passed.
        config: what to export.
        calibration_texts: texts as the model will see them, in mixed order. The
            first calibrate (int8 needs them), the next verify. Without any,
            the other precisions are verified on random word pieces.

    Returns:
        `precision`, `sequence_length`, `bytes`, `operators` (name to count),
        `min_runtime_version` and `parity` (the fields of `Parity`).

    Raises:
        ValueError: if the classifier has no preprocessor, int8 has no texts, or
            parity is below the floor; no file is left then.
    """
    if classifier.preprocessor is None:
        raise ValueError(
            "`classifier` must have a preprocessor, for its vocabulary goes into the file. "
            "Received: preprocessor=None"
        )
    metadata = _metadata(classifier, config)
    texts = [text for text in calibration_texts if text.strip()]
    samples = _samples(texts, config, metadata)
    content, half = build_content(classifier, config, samples)
    content = write_metadata(content, metadata)
    used = _verification_texts(texts, config, metadata.vocabulary)
    parity = verify_text_classifier(content, classifier, used)
    require_parity(parity, config)
    with whole_file(path) as partial:
        partial.write_bytes(content)
    return export_report(content, config, parity, half)


def _samples(texts: Sequence[str], config: ExportConfig, metadata: ModelMetadata) -> list[dict]:
    """Calibrates int8; of the others only a few are run in half precision."""
    number = config.num_calibration_texts
    if not config.precision.is_static:
        texts = _verification_texts(texts, config, metadata.vocabulary)
        number = _NUM_UNCALIBRATED
    tokenizer = WordPiece(metadata.vocabulary, metadata.lowercase)
    return calibration_samples(texts, tokenizer, config.sequence_length, number)


def _metadata(classifier: MobileBERTTextClassifier, config: ExportConfig) -> ModelMetadata:
    tokenizer = classifier.preprocessor.tokenizer
    return ModelMetadata(
        vocabulary=tuple(tokenizer.get_vocabulary()),
        labels=tuple(classifier.class_names),
        lowercase=tokenizer_lowercase(tokenizer),
        task=task_of(classifier),
        name=config.name,
        description=config.description,
        license=config.license,
    )


def _verification_texts(
    texts: Sequence[str], config: ExportConfig, vocabulary: Sequence[str]
) -> list[str]:
    """Texts that did not calibrate when there are any, else those that did."""
    number = config.num_verification_texts
    unseen = list(texts[config.num_calibration_texts :][:number])
    return unseen or list(texts[:number]) or _random_texts(vocabulary, number)


def _random_texts(vocabulary: Sequence[str], number: int) -> list[str]:
    words = [piece for piece in vocabulary if not piece.startswith(("[", "##"))]
    rng = np.random.default_rng(0)
    return [" ".join(rng.choice(words, size)) for size in rng.integers(1, 60, number)]
