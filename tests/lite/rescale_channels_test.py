# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of giving streams another scale."""

import numpy as np

from mobilebert_tf.lite.equalize_ranges import equalize_ranges, equalizing_scales
from mobilebert_tf.lite.export_encoder import _random_sample
from mobilebert_tf.lite.fold_norms import fold_norms
from mobilebert_tf.lite.rescale_channels import rescale_channels, scalable_streams
from tests.lite.random_classifier import random_classifier


def test_repeats_what_equalising_did():
    folded = fold_norms(random_classifier())
    rng = np.random.default_rng(0)
    samples = [_random_sample(rng, 200, 16) for _ in range(2)]
    scales = equalizing_scales(folded, samples)
    assert list(scales) == [stream.name for stream in scalable_streams(folded)]
    expected = equalize_ranges(folded, samples).get_weights()
    rescale_channels(folded, scales)
    for actual, equalized in zip(folded.get_weights(), expected, strict=True):
        np.testing.assert_array_equal(actual, equalized)
