# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The report as a picture."""

import pytest
import tensorflow as tf

from mobilebert_tf.data.draw_inspection import draw_inspection
from mobilebert_tf.data.example_statistics import TokenNames
from tests.data.example_statistics_test import NAMES
from tests.data.inspection_text_test import make_report


@pytest.mark.parametrize(
    "pieces", [NAMES.pieces, (*NAMES.pieces[:5], "$x_1$", "中", "\ue000", "😀"), ()]
)
def test_picture(tmp_path, pieces):
    """Warnings are errors: names that a font lacks, or that look like formulas, are none."""
    report = make_report(TokenNames(special=NAMES.special, pieces=pieces))
    report["splits"] |= {"held_out": report["splits"]["train"] | {"examples": 0, "inspected": 0}}
    draw_inspection(report, tmp_path / "report.png")
    height, width, _ = tf.io.decode_png((tmp_path / "report.png").read_bytes()).shape
    assert (height, width) == (420, 1500)
    assert [path.name for path in tmp_path.iterdir()] == ["report.png"]
