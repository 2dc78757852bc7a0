# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From a Keras text classifier to a verified `.tflite` file."""

from __future__ import annotations

import collections
import dataclasses
import os
import tempfile
from collections.abc import Sequence
from typing import Any

import numpy as np

from mobilebert_tf.lite.calibration import calibration_samples
from mobilebert_tf.lite.convert import convert_model
from mobilebert_tf.lite.equalize_ranges import equalize_ranges
from mobilebert_tf.lite.flatbuffer import operator_names, tensor_name, unpack_model
from mobilebert_tf.lite.fold_norms import fold_norms
from mobilebert_tf.lite.metadata import ModelMetadata, write_metadata
from mobilebert_tf.lite.precision import Precision
from mobilebert_tf.lite.quantize import quantize_linear_layers
from mobilebert_tf.lite.verify import Parity, verify_text_classifier
from mobilebert_tf.lite.word_piece import WordPiece
from mobilebert_tf.models.mobilebert_text_classifier import MobileBERTTextClassifier


@dataclasses.dataclass(frozen=True, kw_only=True)
class ExportConfig:
    """What to export, and how near to Keras it must be.

    Attributes:
        precision: a `Precision` or its value.
        sequence_length: tokens the file takes, special ones included.
        num_calibration_texts: texts that find the ranges of activations.
        num_verification_texts: texts on which file and Keras are compared.
        max_relative_error: floor of parity, largest difference of a probability
            over the largest probability; by default 1e-4 for float32 and 0.5,
            which lets an undecided text change its label, for int8.
        min_cosine: floor of parity over all texts together; by default 0.99999
            for float32 and 0.98 for int8.
        name, description, license: for the metadata.
    """

    precision: Precision = Precision.INT8
    sequence_length: int = 128
    num_calibration_texts: int = 128
    num_verification_texts: int = 64
    max_relative_error: float | None = None
    min_cosine: float | None = None
    name: str = "MobileBERT text classifier"
    description: str = "Gives the probability of each label for a text."
    license: str = ""

    def __post_init__(self):
        if self.precision not in list(Precision):
            raise ValueError(
                f"`precision` must be one of {', '.join(Precision)}. "
                f"Received: precision={self.precision!r}"
            )
        object.__setattr__(self, "precision", Precision(self.precision))
        defaults = _FLOORS[self.precision]
        for field, least in _LEAST.items():
            if getattr(self, field) is None:
                object.__setattr__(self, field, defaults[field])
            if getattr(self, field) < least:
                raise ValueError(
                    f"`{field}` must be at least {least}. Received: {field}={getattr(self, field)}"
                )


_FLOORS = {
    Precision.FLOAT32: {"max_relative_error": 1e-4, "min_cosine": 0.99999},
    Precision.INT8: {"max_relative_error": 0.5, "min_cosine": 0.98},
}
_LEAST = {
    "sequence_length": 3,
    "num_calibration_texts": 1,
    "num_verification_texts": 1,
    "max_relative_error": 0.0,
    "min_cosine": -1.0,
}


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
            float32 is verified on random word pieces.

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
    content = _convert(classifier, config, metadata, texts)
    content = write_metadata(content, metadata)
    used = _verification_texts(texts, config, metadata.vocabulary)
    parity = verify_text_classifier(content, classifier, used)
    _require_parity(parity, config)
    _write_whole(path, content)
    return _report(content, config, parity)


def _metadata(classifier: MobileBERTTextClassifier, config: ExportConfig) -> ModelMetadata:
    tokenizer = classifier.preprocessor.tokenizer
    return ModelMetadata(
        vocabulary=tuple(tokenizer.get_vocabulary()),
        labels=tuple(classifier.class_names),
        lowercase=tokenizer.lowercase,
        name=config.name,
        description=config.description,
        license=config.license,
    )


def _convert(
    classifier: MobileBERTTextClassifier,
    config: ExportConfig,
    metadata: ModelMetadata,
    texts: Sequence[str],
) -> bytes:
    folded = fold_norms(classifier)
    if config.precision == Precision.FLOAT32:
        return convert_model(folded, config.sequence_length)
    tokenizer = WordPiece(metadata.vocabulary, metadata.lowercase)
    samples = calibration_samples(
        texts, tokenizer, config.sequence_length, config.num_calibration_texts
    )
    equalized = equalize_ranges(folded, samples)
    content = convert_model(equalized, config.sequence_length)
    return quantize_linear_layers(content, samples)


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


def _require_parity(parity: Parity, config: ExportConfig) -> None:
    if parity.relative <= config.max_relative_error and parity.cosine >= config.min_cosine:
        return
    raise ValueError(
        f"The {config.precision} file is too far from the Keras model on {parity.num_texts} "
        f"texts, so it was not written: relative error {parity.relative:.2g} (at most "
        f"{config.max_relative_error:.2g}), cosine {parity.cosine:.6f} (at least "
        f"{config.min_cosine:.6f}); probabilities differ by {parity.mean_absolute:.2g} in the "
        f"mean, {parity.max_absolute:.2g} at most, and {parity.same_label:.1%} of the labels "
        "agree. Calibrate on more typical texts, or choose precision=float32."
    )


def _write_whole(path: str | os.PathLike, content: bytes) -> None:
    """Writes under another name beside `path`, then renames."""
    directory = os.path.dirname(os.path.abspath(path))
    descriptor, temporary = tempfile.mkstemp(dir=directory, suffix=".partial")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def _report(content: bytes, config: ExportConfig, parity: Parity) -> dict[str, Any]:
    model = unpack_model(content)
    versions = [
        bytes(model.buffers[entry.buffer].data).rstrip(b"\0").decode()
        for entry in model.metadata
        if tensor_name(entry) == "min_runtime_version"
    ]
    return {
        "precision": str(config.precision),
        "sequence_length": config.sequence_length,
        "bytes": len(content),
        "operators": dict(sorted(collections.Counter(operator_names(model)).items())),
        "min_runtime_version": versions[0] if versions else None,
        "parity": dataclasses.asdict(parity),
    }
