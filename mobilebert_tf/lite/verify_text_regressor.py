# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How far a regressor's file is from its Keras model."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mobilebert_tf.lite.centre_scores import centre_scores
from mobilebert_tf.lite.text_regressor_interpreter import TextRegressorInterpreter
from mobilebert_tf.lite.verify import Parity, compare, every_length, keras_outputs
from mobilebert_tf.models.mobilebert_text_regressor import MobileBERTTextRegressor


def verify_text_regressor(
    content: bytes, regressor: MobileBERTTextRegressor, texts: Sequence[str | tuple[str, str]]
) -> Parity:
    """Compares the scores of every signature, from the raw text on.

    Scores between 3 and 4 are near to each other as vectors whatever they are, so
    `relative` and `cosine` are of their distances from the mean, unless all the
    scores of the Keras model are nearly the same. There are no labels.

    Args:
        content: the file, with metadata.
        regressor: with its preprocessor.
        texts: what to compare on; tuples of two for a model of pairs.
    """
    actual, expected = [], []
    for interpreter in every_length(TextRegressorInterpreter, content):
        actual.append(interpreter.scores(texts)[:, None])
        expected.append(keras_outputs(regressor, texts, interpreter.sequence_length))
    return compare_scores(np.concatenate(actual), np.concatenate(expected))


def compare_scores(actual: np.ndarray, expected: np.ndarray) -> Parity:
    """The figures of `Parity` for two arrays of scores, `(texts, 1)`."""
    return compare(*centre_scores(actual, expected), has_labels=False)
