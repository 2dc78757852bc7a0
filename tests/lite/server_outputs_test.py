# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of outputs for servers."""

import numpy as np
import pytest

from mobilebert_tf.lite.server_outputs import server_outputs
from mobilebert_tf.lite.task_outputs import OUTPUT_NAMES, task_of
from tests.lite.export_task_test import answerer, tagger
from tests.lite.random_classifier import random_classifier
from tests.lite.random_heads import random_chooser, random_regressor
from tests.lite.random_models import random_inputs

MAKERS = (random_classifier, answerer, tagger, random_regressor, random_chooser)


@pytest.mark.parametrize("make", MAKERS)
def test_names_are_those_of_the_files(make):
    model = make()
    outputs = server_outputs(model, random_inputs(200))
    assert set(outputs) == set(OUTPUT_NAMES[task_of(model)])
    assert all(len(value) == 4 for value in outputs.values())
    for name, value in outputs.items():
        if "probability" in name:
            np.testing.assert_allclose(np.sum(value, axis=-1), 1, atol=1e-6)
