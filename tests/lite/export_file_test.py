# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of what every export does."""

import pytest

from mobilebert_tf.lite.export_config import ExportConfig
from mobilebert_tf.lite.export_file import export_report, require_parity
from mobilebert_tf.lite.verify import Parity
from tests.lite.tiny_model import tiny_classifier

PARITY = Parity(
    max_absolute=0.2, mean_absolute=0.1, relative=0.25, cosine=0.96, same_label=0.5, num_texts=2
)


def test_each_floor_counts():
    require_parity(PARITY, ExportConfig(max_relative_error=0.25, min_cosine=0.96))
    for floor in ({"max_relative_error": 0.24}, {"min_cosine": 0.97}):
        config = ExportConfig(**{"max_relative_error": 0.25, "min_cosine": 0.96} | floor)
        with pytest.raises(ValueError, match=r"was not written: relative error 0\.25"):
            require_parity(PARITY, config)


def test_report_counts_operators():
    report = export_report(tiny_classifier(), ExportConfig(sequence_length=6), PARITY)
    assert report["operators"]["GATHER"] == 1
    assert report["bytes"] == len(tiny_classifier())
    assert report["parity"]["cosine"] == 0.96
