# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Hyper-parameters are checked, and make the optimizer that they describe."""

import numpy as np
import pytest

from mobilebert_tf.training import FineTuningConfig
from tests.training.toy_sentiment import toy_classifier


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("epochs", 0),
        ("learning_rate", -1.0),
        ("warmup_ratio", 1.0),
        ("patience", -1),
        ("weight_decay", -0.1),
        ("checkpoint_interval", 0),
    ],
)
def test_refuses_impossible_values_by_name(field, value):
    with pytest.raises(ValueError, match=f"`{field}`.*Received: {field}={value}"):
        FineTuningConfig(**{field: value})


def test_warms_up_and_falls_to_zero():
    schedule = FineTuningConfig(learning_rate=1.0, warmup_ratio=0.1).make_optimizer(100)
    rates = []
    for step in (0, 5, 10, 55, 100):
        schedule.iterations.assign(step)
        rates.append(float(schedule.learning_rate))
    np.testing.assert_allclose(rates, [0.0, 0.5, 0.9, 0.45, 0.0], atol=1e-6)


def test_decays_kernels_and_embeddings_but_no_norms_and_biases():
    optimizer = FineTuningConfig().make_optimizer(10)
    model = toy_classifier()
    decayed = {v.path for v in model.trainable_variables if optimizer._use_weight_decay(v)}
    ends = {path.rpartition("/")[2] for path in decayed}
    others = {v.path.rpartition("/")[2] for v in model.trainable_variables if v.path not in decayed}
    assert ends == {"kernel", "embeddings"}
    assert others == {"bias", "gamma", "beta"}
