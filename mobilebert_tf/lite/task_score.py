# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What a file scores on its task, beside the model it came from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from mobilebert_tf.lite.text_classifier_interpreter import TextClassifierInterpreter
from mobilebert_tf.lite.verify import keras_probabilities
from mobilebert_tf.models.mobilebert_text_classifier import MobileBERTTextClassifier


def task_score(
    content: bytes,
    classifier: MobileBERTTextClassifier,
    texts: Sequence[str],
    labels: Sequence[int],
) -> dict[str, Any]:
    """Share of texts whose most probable label is the right one, both ways.

    Args:
        content: the file, with metadata.
        classifier: with its preprocessor, of labels that exclude each other.
        texts: such as neither training nor calibration saw.
        labels: the index of the right one for each text.

    Returns:
        `metric`, `num_texts`, `keras` and `file` (shares), and `points_lost`, a
        hundred times their difference.

    Raises:
        ValueError: if there are no texts.
    """
    if not texts:
        raise ValueError("`texts` must have at least one text. Received: none.")
    interpreter, right = TextClassifierInterpreter(content), np.asarray(labels)
    expected = keras_probabilities(classifier, texts, interpreter.sequence_length)
    keras_share = float((expected.argmax(-1) == right).mean())
    file_share = float((interpreter.scores(texts).argmax(-1) == right).mean())
    return {
        "metric": "accuracy",
        "num_texts": len(texts),
        "keras": keras_share,
        "file": file_share,
        "points_lost": round(100 * (keras_share - file_share), 6),
    }
