# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How far an exported file is from the Keras model it came from."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np

from mobilebert_tf.lite.text_classifier_interpreter import TextClassifierInterpreter
from mobilebert_tf.models.mobilebert_multi_label_classifier import MobileBERTMultiLabelClassifier
from mobilebert_tf.models.mobilebert_text_classifier import MobileBERTTextClassifier

_BATCH_SIZE = 16


@dataclasses.dataclass(frozen=True, kw_only=True)
class Parity:
    """Differences between two arrays of probabilities, file against Keras.

    Attributes:
        max_absolute: largest difference of a probability.
        mean_absolute: mean difference of a probability.
        relative: `max_absolute` over the largest Keras probability.
        cosine: between both arrays, all texts together.
        same_label: share of texts with the same most probable label.
        num_texts: how many texts were compared.
    """

    max_absolute: float
    mean_absolute: float
    relative: float
    cosine: float
    same_label: float
    num_texts: int


def verify_text_classifier(
    content: bytes, classifier: MobileBERTTextClassifier, texts: Sequence[str]
) -> Parity:
    """Compares a file with its Keras model, from the raw text on.

    Both sides tokenise by themselves, so a wrong vocabulary or treatment of
    case shows as well as a wrong weight.

    Args:
        content: the file, with metadata.
        classifier: with its preprocessor.
        texts: what to compare on.
    """
    interpreter = TextClassifierInterpreter(content)
    expected = keras_probabilities(classifier, texts, interpreter.sequence_length)
    return compare(interpreter.scores(texts), expected)


def keras_probabilities(
    classifier: MobileBERTTextClassifier, texts: Sequence[str], sequence_length: int
) -> np.ndarray:
    """The classifier's probabilities at a sequence length, `(texts, classes)`."""
    preprocessor = type(classifier.preprocessor)(
        classifier.preprocessor.tokenizer, sequence_length=sequence_length
    )
    batches = [texts[start : start + _BATCH_SIZE] for start in range(0, len(texts), _BATCH_SIZE)]
    outputs = [classifier(preprocessor(list(batch)), training=False) for batch in batches]
    outputs = np.concatenate([np.asarray(output, np.float64) for output in outputs])
    if classifier.activation.__name__ in ("softmax", "sigmoid"):
        return outputs
    if isinstance(classifier, MobileBERTMultiLabelClassifier):
        return 1 / (1 + np.exp(-outputs))
    exponentials = np.exp(outputs - outputs.max(axis=-1, keepdims=True))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)


def compare(actual: np.ndarray, expected: np.ndarray) -> Parity:
    """The figures of `Parity` for two arrays of the same shape."""
    actual = actual.astype(np.float64)
    difference = np.abs(actual - expected)
    norms = np.linalg.norm(actual) * np.linalg.norm(expected)
    return Parity(
        max_absolute=float(difference.max()),
        mean_absolute=float(difference.mean()),
        relative=float(difference.max() / np.abs(expected).max()),
        cosine=float(np.vdot(actual, expected) / norms),
        same_label=float(np.mean(actual.argmax(-1) == expected.argmax(-1))),
        num_texts=len(expected),
    )
