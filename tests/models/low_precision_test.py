# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Every task in bfloat16 and in mixed precision, built so or loaded so."""

import keras
import numpy as np
import pytest

from mobilebert_tf import models
from mobilebert_tf.checkpoints.task_table import TASKS
from tests.models.toy import toy_backbone, toy_inputs, toy_preprocessor

dtypes = pytest.mark.parametrize("dtype", ["bfloat16", "mixed_bfloat16"])


@dtypes
@pytest.mark.parametrize("row", TASKS, ids=lambda row: row.name)
def test_forward(row, dtype):
    arguments = (3,) if row.has_classes else ()
    task = row.task_class(toy_backbone(num_layers=1, dtype=dtype), *arguments)
    inputs = toy_inputs(num_predictions=2)
    if row.name == "MobileBERTMultipleChoice":
        inputs = {name: value[None] for name, value in inputs.items()}
    outputs = models.model_outputs(task, inputs)
    assert all(np.isfinite(value).all() for value in outputs.values())


@dtypes
def test_preset_is_loaded_as_asked(dtype, tmp_path):
    backbone = toy_backbone(num_layers=1)
    models.MobileBERTPretrainer(backbone, toy_preprocessor()).save_to_preset(str(tmp_path))
    classifier = models.MobileBERTTextClassifier.from_preset(
        str(tmp_path), num_classes=2, dtype=dtype
    )
    assert classifier.backbone.dtype_policy.name == dtype
    classifier.compile(keras.optimizers.Adam(1e-3), run_eagerly=True)
    classifier.fit(["good", "bad film"], [0, 1], verbose=0)
    assert classifier.predict(["good"], verbose=0).dtype == np.float32
