# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How far a regressor's file is from its Keras model."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mobilebert_tf.lite.text_regressor_interpreter import TextRegressorInterpreter
from mobilebert_tf.lite.verify import Parity, compare, keras_outputs
from mobilebert_tf.models.mobilebert_text_regressor import MobileBERTTextRegressor

# Of the largest score: scores that are nearer to each other are all the same.
_LEAST_SPREAD = 0.05


def verify_text_regressor(
    content: bytes, regressor: MobileBERTTextRegressor, texts: Sequence[str | tuple[str, str]]
) -> Parity:
    """Compares the scores, from the raw text on.

    Scores between 3 and 4 are near to each other as vectors whatever they are, so
    `relative` and `cosine` are of their distances from the mean, unless all the
    scores of the Keras model are nearly the same. There are no labels.

    Args:
        content: the file, with metadata.
        regressor: with its preprocessor.
        texts: what to compare on; tuples of two for a model of pairs.
    """
    interpreter = TextRegressorInterpreter(content)
    expected = keras_outputs(regressor, texts, interpreter.sequence_length)
    return compare_scores(interpreter.scores(texts)[:, None], expected)


def compare_scores(actual: np.ndarray, expected: np.ndarray) -> Parity:
    """The figures of `Parity` for two arrays of scores, `(texts, 1)`."""
    is_spread = expected.std() > _LEAST_SPREAD * np.abs(expected).max()
    mean = expected.mean() if is_spread else 0.0
    return compare(actual - mean, expected - mean, has_labels=False)
