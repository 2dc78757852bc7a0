# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of a Keras model that computes as its int8 file does."""

import functools

import numpy as np
import pytest
import tensorflow as tf

from mobilebert_tf.lite.calibrated_quantization import calibrated_quantization
from mobilebert_tf.lite.export_config import ExportConfig
from mobilebert_tf.lite.export_file import build_content
from mobilebert_tf.lite.fake_quantization import FakeQuantization
from mobilebert_tf.lite.verify_outputs import run_outputs
from mobilebert_tf.models.quantization import Quantization
from tests.lite.random_classifier import random_classifier, random_samples, random_texts

CONFIG = ExportConfig(precision="int8", sequence_length=24, half_precision=False)


@functools.cache
def quantized(attention_inputs="shared_bottleneck"):
    model = random_classifier(num_layers=1, attention_inputs=attention_inputs)
    return model, calibrated_quantization(model, random_samples(model, 16))


def probabilities(model, texts):
    return np.asarray(tf.nn.softmax(model(model.preprocessor(texts), training=False)))


@pytest.mark.parametrize(
    "attention_inputs",
    ["shared_bottleneck", pytest.param("bottleneck", marks=pytest.mark.slow)],
)
def test_equals_the_file_up_to_a_step_here_and_there(attention_inputs):
    model, found = quantized(attention_inputs)
    texts, samples = random_texts(16, seed=1), random_samples(model, 16, seed=1)
    # Other ranges than an export finds by itself: a seventh of them is clipped away.
    narrow = {point: (0.85 * low, 0.85 * high) for point, (low, high) in found.ranges.items()}
    model.quantization = Quantization(found.scales, narrow)
    content, _ = build_content(model, CONFIG, samples)
    file = np.concatenate([outputs["probability"] for outputs in run_outputs(content, samples)])
    plain = probabilities(model, texts)
    with FakeQuantization(model, model.quantization):
        rounded = probabilities(model, texts)
    # The file adds biases in integers, which moves a sum across the middle of a step once
    # in a few hundred; all else is the same.
    assert np.abs(file - plain).mean() > 10 * np.abs(file - rounded).mean()


def test_gradients_pass_to_all_that_is_trained():
    model, found = quantized()
    narrow = {point: (low / 2, high / 2) for point, (low, high) in found.ranges.items()}
    inputs = model.preprocessor(random_texts(8))
    with FakeQuantization(model, Quantization(found.scales, narrow)):
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(model(inputs, training=True) ** 2)
        trained = model.trainable_variables
        gradients = tape.gradient(loss, [variable.value for variable in trained])
        names = {variable.path for variable in trained}
    still = [v.path for v, g in zip(trained, gradients, strict=True) if g is None]
    assert still == []
    zeros = {
        variable.path
        for variable, gradient in zip(trained, gradients, strict=True)
        if not np.any(tf.convert_to_tensor(gradient))
    }
    # The softmax takes no notice of what is added to all keys.
    assert zeros <= {"block_0/attention/key/bias"}
    assert {"range_low", "range_high"} <= names
    assert not any("normalization" in name for name in names)
    assert "block_0/key_query_bottleneck/dense/bias" not in names


def test_leaves_the_model_as_it_was():
    model, found = quantized()
    with FakeQuantization(model, found):  # Its biases have moved by now.
        pass
    texts = random_texts(4)
    before, weights = probabilities(model, texts), len(model.weights)
    trainable = [variable.path for variable in model.trainable_variables]
    with FakeQuantization(model, found) as rounding:
        model.range_high.assign(np.full(len(found.ranges), np.log(2.0), np.float32))
        learnt = rounding.quantization
        assert np.any(probabilities(model, texts) != before)
    np.testing.assert_array_equal(probabilities(model, texts), before)
    assert len(model.weights) == weights
    assert [variable.path for variable in model.trainable_variables] == trainable
    for point, (low, high) in found.ranges.items():
        np.testing.assert_allclose(learnt.ranges[point], (low, 2 * high), rtol=1e-6)
