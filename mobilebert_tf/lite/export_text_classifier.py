# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From a Keras text classifier to a verified `.tflite` file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from mobilebert_tf.lite.encode_example import Example
from mobilebert_tf.lite.export_config import ExportConfig
from mobilebert_tf.lite.export_task import export_task
from mobilebert_tf.models.mobilebert_text_classifier import MobileBERTTextClassifier


def export_text_classifier(
    classifier: MobileBERTTextClassifier,
    path: str | os.PathLike,
    config: ExportConfig,
    calibration_texts: Sequence[Example] = (),
) -> dict[str, Any]:
    """Exports a classifier of one label or several; `export_task` for those alone.

    Args:
        classifier: with its preprocessor, whose vocabulary goes into the file.
        path: of the file; replaced in one step, only by a file that passed.
        config: what to export.
        calibration_texts: texts as the model will see them, in mixed order; tuples of
            two for a classifier of pairs.

    Returns:
        What `export_task` does.

    Raises:
        ValueError: as `export_task`, and for a model of another kind.
    """
    if not isinstance(classifier, MobileBERTTextClassifier):
        raise ValueError(
            "`classifier` must be a text classifier; `export_task` takes all tasks. "
            f"Received: {type(classifier).__name__}"
        )
    return export_task(classifier, path, config, calibration_texts)
