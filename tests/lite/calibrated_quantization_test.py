# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of the ranges that training begins with and an export is given."""

import numpy as np

from mobilebert_tf.lite.calibrated_quantization import calibrated_quantization, learned_ranges
from mobilebert_tf.lite.convert import convert_model
from mobilebert_tf.lite.rounding_points import rounding_points
from mobilebert_tf.models.quantization import Quantization
from tests.lite.random_classifier import random_classifier, random_samples


def test_every_range_has_zero_in_it_and_a_width():
    model = random_classifier(num_layers=1)
    found = calibrated_quantization(model, random_samples(model, 4))
    low, high = np.transpose(list(found.ranges.values()))
    assert np.all(low <= 0) and np.all(high >= 0) and np.all(high > low)
    # Equalised streams reach 16 where they are read; the values' is the only one alone.
    assert "block_0/value" in found.scales and "between_blocks" in found.scales


def test_learned_ranges_replace_those_of_their_tensors_alone():
    model = random_classifier(num_layers=1)
    content = convert_model(model, 8)
    points = rounding_points(content)
    name, point = next(iter(points.items()))
    calibrated = {each: {"min": np.zeros((1, 1)), "max": np.ones((1, 1))} for each in points}
    learned = learned_ranges(content, calibrated, Quantization({}, {point: (-3.0, 5.0)}))
    changed = {each for each in points if learned[each] is not calibrated[each]}
    assert changed == {each for each in points if points[each] == point}
    assert (learned[name]["min"].item(), learned[name]["max"].item()) == (-3.0, 5.0)
    assert learned[name]["min"].shape == (1, 1)
