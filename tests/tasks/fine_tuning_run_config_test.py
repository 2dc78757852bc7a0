# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A run's settings are checked before anything is read."""

import pytest

from mobilebert_tf.tasks import FineTuningRunConfig


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("task", "'sst3'"),
        ("sequence_length", -1),
        ("teacher_share", 1.5),
        ("teacher_temperature", 0.0),
    ],
)
def test_refuses_impossible_values_by_name(field, value):
    with pytest.raises(ValueError, match=f"`{field}`.*Received: {field}={value}"):
        FineTuningRunConfig(**{field: value.strip("'") if isinstance(value, str) else value})


@pytest.mark.parametrize("missing", ["preset", "data", "output"])
def test_paths_must_be_given(missing):
    paths = {"preset": "p", "data": "d", "output": "o"} | {missing: ""}
    with pytest.raises(ValueError, match=f"`{missing}` must be given"):
        FineTuningRunConfig(**paths).check_paths()


def test_no_teacher_by_default():
    assert FineTuningRunConfig().teacher == ""
