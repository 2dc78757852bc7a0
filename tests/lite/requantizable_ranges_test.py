# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Ranges that the runtime can requantise with."""

import numpy as np

from mobilebert_tf.lite.calibration import calibration_samples
from mobilebert_tf.lite.convert import convert_model
from mobilebert_tf.lite.fold_norms import fold_norms
from mobilebert_tf.lite.quantize import activation_ranges, quantize_linear_layers
from mobilebert_tf.lite.requantizable_ranges import requantizable_ranges
from mobilebert_tf.lite.word_piece import WordPiece
from tests.lite.random_classifier import random_classifier, random_texts, random_vocabulary

LENGTH = 24


def _samples():
    return calibration_samples(random_texts(8, seed=4), WordPiece(random_vocabulary()), LENGTH)


def _run(content, sample):
    from ai_edge_litert.interpreter import Interpreter

    interpreter = Interpreter(model_content=content)
    interpreter.allocate_tensors()
    outputs = interpreter.get_signature_runner()(**sample)
    return next(iter(outputs.values()))


def test_a_network_that_gives_only_zeros_can_still_be_run():
    # A trained student had a feed-forward network whose ReLUs were all closed. Its
    # scale was 4e-12, and LiteRT refused the file: "failed to prepare".
    classifier = random_classifier()
    dense = classifier.backbone.blocks[0].feed_forwards[1].intermediate_dense
    kernel, bias = dense.get_weights()
    dense.set_weights((kernel, bias - 1000))
    content = convert_model(fold_norms(classifier), LENGTH)
    samples = _samples()
    quantized = quantize_linear_layers(content, activation_ranges(content, samples))
    for sample in samples:
        difference = np.abs(_run(quantized, sample) - _run(content, sample))
        assert difference.max() < 0.3  # As far as int8 is from float on this random head.


def test_ordinary_ranges_are_left_alone():
    content = convert_model(fold_norms(random_classifier()), LENGTH)
    ranges = activation_ranges(content, _samples())
    widened = requantizable_ranges(content, ranges)
    assert {name: known for name, known in widened.items() if known is not ranges[name]} == {}


def test_a_dead_output_gets_the_least_range_that_its_layer_allows():
    content = convert_model(fold_norms(random_classifier()), LENGTH)
    ranges = activation_ranges(content, _samples())
    name = next(name for name in ranges if "intermediate_dense" in name)
    zero = np.zeros_like(ranges[name]["min"])
    widened = requantizable_ranges(content, ranges | {name: {"min": zero, "max": zero}})
    assert widened[name]["min"] == 0 < widened[name]["max"]
    assert widened[name]["max"] < ranges[name]["max"]
