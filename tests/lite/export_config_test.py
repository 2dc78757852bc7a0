# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of what can be asked of an export."""

import pytest

from mobilebert_tf.lite.export_config import ExportConfig
from mobilebert_tf.lite.precision import Precision


@pytest.mark.parametrize(
    "field, value",
    [
        ("precision", "int3"),
        ("sequence_length", 2),
        ("shorter_lengths", (8, 8)),
        ("shorter_lengths", (128,)),
        ("shorter_lengths", (2,)),
    ],
)
def test_bad_config_names_the_field(field, value):
    with pytest.raises(ValueError, match=f"`{field}` must be"):
        ExportConfig(**{field: value})


def test_every_precision_has_floors():
    cosines = [ExportConfig(precision=precision).min_cosine for precision in Precision]
    assert cosines == [0.99999, 0.9999, 0.98, 0.98, 0.98, 0.9]
    labels = [ExportConfig(precision=precision).min_same_decided_label for precision in Precision]
    assert labels == [1, 1, 0.9, 0.9, 0.9, 0.75]
    assert ExportConfig(precision="float32", min_cosine=0.5).min_cosine == 0.5


def test_scores_are_int8_in_int8_files_only():
    assert ExportConfig(precision="int8_io", int8_scores=True).int8_scores
    with pytest.raises(ValueError, match="`int8_scores` must be off"):
        ExportConfig(precision="dynamic", int8_scores=True)
