# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of the names of number formats."""

from mobilebert_tf.lite.precision import Precision


def test_names_are_those_of_the_flag():
    names = ["float32", "float16", "dynamic", "int8", "int8_io", "int4"]
    assert [str(precision) for precision in Precision] == names


def test_only_static_formats_need_texts():
    assert [each for each in Precision if each.is_static] == [Precision.INT8, Precision.INT8_IO]
