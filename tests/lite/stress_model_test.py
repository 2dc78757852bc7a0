# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A model whose channels span four decades, as ours and as the stock conversion in int8.

Multiplying a channel of a residual stream at its writers and dividing it at its
readers changes no float output. A conversion that takes the model as it is gives each
activation one int8 scale, which then sees the largest channels and nothing else.
"""

import warnings

import numpy as np
import pytest
import tensorflow as tf

from mobilebert_tf.lite.convert import INPUT_NAMES, _serving_function, _with_signature
from mobilebert_tf.lite.export_config import ExportConfig
from mobilebert_tf.lite.export_encoder import _random_sample, untrained_encoder
from mobilebert_tf.lite.export_file import build_content
from mobilebert_tf.lite.linear_weights import LinearWeights
from mobilebert_tf.lite.quiet import quiet_native_stderr
from mobilebert_tf.lite.rescale_channels import rescale_stream
from mobilebert_tf.lite.residual_stream import residual_streams
from mobilebert_tf.lite.task_outputs import OUTPUT_NAMES
from mobilebert_tf.lite.verify_outputs import run_outputs

LENGTH = 32
DECADES = 4


def samples(number, seed):
    rng = np.random.default_rng(seed)
    return [_random_sample(rng, 200, LENGTH) for _ in range(number)]


def stressed_encoder():
    """A toy with channels spread at random over four decades, in every stream."""
    encoder = untrained_encoder("mobilebert_toy", seed=0)
    rng, weights = np.random.default_rng(1), LinearWeights()
    for stream in residual_streams(encoder):
        width = stream.steps[0].normalization.gamma.shape[0]
        rescale_stream(stream, 10 ** rng.uniform(-DECADES / 2, DECADES / 2, width), weights)
    weights.assign()
    return encoder


def stock_int8(encoder, calibration):
    """TensorFlow's own full int8, of the same operators, float at the border."""
    function = _serving_function(encoder, LENGTH)
    converter = tf.lite.TFLiteConverter.from_concrete_functions([function])
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
    rows = [[sample[name] for name in INPUT_NAMES] for sample in calibration]
    converter.representative_dataset = lambda: iter(rows)
    with quiet_native_stderr(), warnings.catch_warnings():
        # That ids, which are integers, have no ranges.
        warnings.simplefilter("ignore", UserWarning)
        return _with_signature(converter.convert(), OUTPUT_NAMES["encoder"])


def cosine(content, encoder, given):
    total = np.zeros(3)
    for sample, outputs in zip(given, run_outputs(content, given), strict=True):
        real = sample["mask"][0] > 0
        keras_inputs = {
            "token_ids": sample["ids"],
            "padding_mask": sample["mask"],
            "segment_ids": sample["segment_ids"],
        }
        expected = np.asarray(encoder(keras_inputs)["sequence_output"])[0][real]
        actual = next(iter(outputs.values()))[0]  # Of real tokens alone.
        total += [np.vdot(actual, expected), np.vdot(actual, actual), np.vdot(expected, expected)]
    return total[0] / np.sqrt(total[1] * total[2])


@pytest.mark.slow
def test_ours_holds_where_the_stock_conversion_falls_apart():
    encoder, plain = stressed_encoder(), untrained_encoder("mobilebert_toy", seed=0)
    calibration, given = samples(16, seed=2), samples(8, seed=3)
    for int8_scores in (False, True):
        config = ExportConfig(precision="int8", sequence_length=LENGTH, int8_scores=int8_scores)
        content, _ = build_content(encoder, config, calibration)
        ours = cosine(content, plain, given)
        print(f"cosine with float: ours {ours:.5f}, with int8 scores: {int8_scores}")
        assert ours >= 0.99
    stock = cosine(stock_int8(encoder, calibration), plain, given)
    print(f"stock full int8 {stock:.5f}")
    assert stock < 0.9
