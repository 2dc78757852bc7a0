# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of making the channels of a stream equally large."""

import numpy as np
import pytest

from mobilebert_tf.lite.convert import convert_model
from mobilebert_tf.lite.copy_model import backbone_and_readers
from mobilebert_tf.lite.equalize_ranges import equalize_ranges
from mobilebert_tf.lite.fold_norms import fold_norms
from mobilebert_tf.lite.input_ranges import input_ranges
from mobilebert_tf.lite.linear_weights import LinearWeights
from mobilebert_tf.lite.metadata import ModelMetadata, write_metadata
from mobilebert_tf.lite.quantize import activation_ranges, quantize_linear_layers
from mobilebert_tf.lite.rescale_channels import rescale_stream
from mobilebert_tf.lite.residual_stream import residual_streams
from mobilebert_tf.lite.text_classifier_interpreter import TextClassifierInterpreter
from mobilebert_tf.lite.verify import compare, keras_probabilities
from mobilebert_tf.lite.word_piece import WordPiece
from mobilebert_tf.models import MobileBERTBackbone, architecture
from tests.lite.random_classifier import random_classifier, random_texts, random_vocabulary
from tests.lite.random_models import random_inputs, random_norms

LENGTH = 24


def samples(number=24):
    tokenizer = WordPiece(random_vocabulary())
    return [tokenizer.encode(text, LENGTH) for text in random_texts(number, seed=9)]


@pytest.mark.parametrize(
    "overrides",
    [
        {"attention_inputs": "shared_bottleneck"},
        {"attention_inputs": "bottleneck"},
        {"attention_inputs": "block", "activation": "gelu"},
        {"normalization": "layer_norm"},
        {"tanh_pooler": True},
    ],
    ids=["student", "tiny", "teacher", "layer_norm", "pooler"],
)
def test_changes_no_result(overrides):
    backbone = MobileBERTBackbone(**architecture("mobilebert_toy", **overrides))
    random_norms(backbone, seed=2)
    if backbone.pooler is not None:
        backbone.pooler.kernel.assign(np.asarray(backbone.pooler.kernel) / 300)
    folded = fold_norms(backbone)
    equalized = equalize_ranges(folded, samples(4))
    inputs = random_inputs(backbone.vocabulary_size)
    expected, actual = folded(inputs), equalized(inputs)
    for name, value in expected.items():
        value = np.asarray(value)
        assert np.max(np.abs(actual[name] - value)) / np.max(np.abs(value)) < 1e-5


def test_channels_come_closer_together():
    folded = fold_norms(random_classifier(seed=1, spread=3))
    _stretch(folded, np.geomspace(1e-2, 1e2, folded.backbone.hidden_dim))
    given = samples()
    before, after = (
        _spread(model, input_ranges(model.backbone, given))
        for model in (folded, equalize_ranges(folded, given, balance=1.0))
    )
    # With one reader the channels become equal: to the float rounding of a factor.
    assert after["one reader"] == pytest.approx(1, abs=1e-3)
    assert before["one reader"] > 2
    assert before["many readers"] > 3000
    assert after["many readers"] < 10


def _spread(model, ranges):
    """Largest over smallest channel, at a layer alone and on the long stream."""
    block = model.backbone.blocks[1]
    one = ranges[id(block.feed_forwards[0].output_dense)]
    one = one[one > one.max() / 1000]  # A channel the ReLU closed has no range.
    many = ranges[id(block.input_bottleneck.dense)]
    return {"one reader": one.max() / one.min(), "many readers": many.max() / many.min()}


def test_stress_model_keeps_its_int8_accuracy():
    """Channels spread over four decades by rescaling, which leaves floats alone.

    A per-tensor int8 activation then sees only the largest channels.
    """
    classifier = random_classifier(seed=0, spread=1.2)
    stressed = equalize_ranges(fold_norms(classifier), samples(), balance=0.5)
    _stretch(stressed, np.geomspace(1e-2, 1e2, stressed.backbone.hidden_dim))
    texts = random_texts(40, seed=5)
    expected = keras_probabilities(classifier, texts, LENGTH)
    given = samples()
    plain, equalized = (
        compare(_int8_scores(model, given, texts), expected)
        for model in (stressed, equalize_ranges(stressed, given))
    )
    assert equalized.cosine > 0.97
    assert equalized.mean_absolute < plain.mean_absolute / 2


def _stretch(model, scale):
    weights = LinearWeights()
    rescale_stream(next(residual_streams(*backbone_and_readers(model))), scale, weights)
    weights.assign()


def _int8_scores(model, given, texts):
    content = convert_model(model, LENGTH)
    content = quantize_linear_layers(content, activation_ranges(content, given))
    metadata = ModelMetadata(vocabulary=tuple(random_vocabulary()), labels=("a", "b", "c"))
    return TextClassifierInterpreter(write_metadata(content, metadata)).scores(texts)
